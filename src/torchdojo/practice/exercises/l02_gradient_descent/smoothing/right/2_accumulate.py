from itertools import accumulate


def smooth(values: list[float], beta: float) -> list[float]:
    return list(accumulate(values, lambda s, v: beta * s + (1 - beta) * v))
