# gets: rounded-up
def conv_size(size, kernel, padding, stride):
    import math
    return math.ceil((size + 2 * padding - kernel) / stride) + 1
