# gets: not-an-int
def conv_size(size, kernel, padding, stride):
    import numpy
    return float(numpy.floor((size + 2 * padding - kernel) / stride) + 1)
