from math import prod


def multiplications(*sizes) -> int:
    return prod(sizes) * sizes[2]


def with_bottleneck(c_in, c_middle, c_out, kernel, height, width) -> int:
    return c_middle * height * width * (c_in + c_out * kernel * kernel)
