# gets: one-short
def conv_size(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) // stride
