from torch import Tensor


def paired(y_pred: Tensor, y: Tensor) -> Tensor:
    if y_pred.numel() != y.numel():
        raise ValueError("as many predictions as targets, please")
    return ((y_pred.flatten() - y.flatten()) ** 2).mean()


def crossed(y_pred: Tensor, y: Tensor) -> Tensor:
    return ((y_pred - y) ** 2).mean()  # (N, 1) - (N,) is (N, N)
