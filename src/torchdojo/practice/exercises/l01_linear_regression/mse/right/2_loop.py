from torch import Tensor


def mse(w, xs: Tensor, ys: Tensor) -> Tensor:
    cost = 0
    for x, y in zip(xs, ys):
        cost = cost + (w * x - y) ** 2
    return cost / len(xs)
