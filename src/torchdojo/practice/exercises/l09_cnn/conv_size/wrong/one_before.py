# gets: one-before-dividing
def conv_size(size, kernel, padding, stride):
    return (size + 2 * padding - kernel + 1) // stride
