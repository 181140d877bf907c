from torch import Tensor, nn


def paired(y_pred: Tensor, y: Tensor) -> Tensor:
    if len(y_pred) != len(y):
        raise ValueError("as many predictions as targets, please")
    return nn.MSELoss()(y_pred.view(-1, 1), y.view(-1, 1))


def crossed(y_pred: Tensor, y: Tensor) -> Tensor:
    n = len(y)
    return nn.MSELoss()(y_pred.expand(n, n), y.expand(n, n))
