# gets: not-an-int
def conv_size(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) / stride + 1
