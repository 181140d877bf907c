# gets: wrong-shape
def conv_size(size, kernel, padding, stride):
    n = (size + 2 * padding - kernel) // stride + 1
    return n, n
