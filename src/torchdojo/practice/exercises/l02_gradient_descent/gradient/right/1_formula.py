from torch import Tensor


def gradient(w, xs: Tensor, ys: Tensor) -> Tensor:
    y_pred = w * xs
    return (2 * xs * (y_pred - ys)).mean()
