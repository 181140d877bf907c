def conv_size(size: int, kernel: int, padding: int, stride: int) -> int:
    first = -padding
    last = size + padding - kernel  # where the window still fits
    return len(range(first, last + 1, stride))
