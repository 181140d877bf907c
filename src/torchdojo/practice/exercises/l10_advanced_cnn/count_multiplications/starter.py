def multiplications(c_in, c_out, kernel, height, width) -> int:
    ...  # TODO


def with_bottleneck(c_in, c_middle, c_out, kernel, height, width) -> int:
    ...  # TODO
