# gets: kernel-forgotten
def conv_size(size, kernel, padding, stride):
    return (size + 2 * padding) // stride
