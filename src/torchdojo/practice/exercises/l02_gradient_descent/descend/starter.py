def descend(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> float:
    ...  # TODO
