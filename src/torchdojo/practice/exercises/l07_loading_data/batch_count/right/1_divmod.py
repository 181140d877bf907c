def batches(n: int, batch_size: int, drop_last: bool = False) -> tuple[int, int]:
    full, left_over = divmod(n, batch_size)
    if left_over and not drop_last:
        return full + 1, left_over
    return full, batch_size if full else 0
