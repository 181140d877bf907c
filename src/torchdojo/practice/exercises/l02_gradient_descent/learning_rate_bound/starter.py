def largest_lr(xs: list[float], ys: list[float]) -> float:
    ...  # TODO
