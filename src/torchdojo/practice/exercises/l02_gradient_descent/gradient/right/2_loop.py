from torch import Tensor


def gradient(w, xs: Tensor, ys: Tensor) -> Tensor:
    total = 0
    for x, y in zip(xs, ys):
        total = total + 2 * x * (w * x - y)
    return total / len(xs)
