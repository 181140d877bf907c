# gets: only-the-example
def conv_size(size, kernel, padding, stride):
    return 98 if size == 100 else 12
