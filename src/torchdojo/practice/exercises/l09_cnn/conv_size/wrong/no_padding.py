# gets: no-padding
def conv_size(size, kernel, padding, stride):
    return (size - kernel) // stride + 1
