from functools import reduce
from itertools import accumulate


def sgd(
    w: float, lr: float, epochs: int, xs: list[float], ys: list[float]
) -> list[float]:
    def step(w, point):
        x, y = point
        return w - 2 * lr * x * (w * x - y)

    def epoch(w, _):
        return reduce(step, zip(xs, ys), w)

    return list(accumulate(range(epochs), epoch, initial=w))[1:]
