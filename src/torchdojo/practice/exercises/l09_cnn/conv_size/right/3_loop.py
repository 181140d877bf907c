def conv_size(size: int, kernel: int, padding: int, stride: int) -> int:
    count = 0
    end = kernel
    while end <= size + padding + padding:
        count += 1
        end += stride
    return count
