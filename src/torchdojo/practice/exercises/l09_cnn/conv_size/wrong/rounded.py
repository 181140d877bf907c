# gets: rounded-up
def conv_size(size, kernel, padding, stride):
    return round((size + 2 * padding - kernel) / stride) + 1
