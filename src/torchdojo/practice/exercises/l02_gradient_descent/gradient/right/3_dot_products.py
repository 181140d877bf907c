from torch import Tensor


def gradient(w, xs: Tensor, ys: Tensor) -> Tensor:
    # multiplied out: the derivative of a parabola in w
    return 2 * (w * xs.dot(xs) - xs.dot(ys)) / xs.numel()
