def batches(
    n: int, batch_size: int, drop_last: bool = False
) -> tuple[int, int]: ...  # TODO
