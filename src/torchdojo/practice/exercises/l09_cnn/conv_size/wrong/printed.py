# gets: nothing-returned
def conv_size(size, kernel, padding, stride):
    print((size + 2 * padding - kernel) // stride + 1)
