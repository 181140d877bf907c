# gets: one-side
def conv_size(size, kernel, padding, stride):
    return (size + padding - kernel) // stride + 1
