def multiplications(c_in, c_out, kernel, height, width) -> int:
    outputs = c_out * height * width
    return outputs * c_in * kernel**2


def with_bottleneck(c_in, c_middle, c_out, kernel, height, width) -> int:
    squeeze = multiplications(c_in, c_middle, 1, height, width)
    look = multiplications(c_middle, c_out, kernel, height, width)
    return squeeze + look
