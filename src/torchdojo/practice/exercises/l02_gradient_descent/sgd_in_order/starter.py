def sgd(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> list[float]:
    ...  # TODO
