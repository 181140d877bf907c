def conv_size(size: int, kernel: int, padding: int, stride: int) -> int:
    ...  # TODO
