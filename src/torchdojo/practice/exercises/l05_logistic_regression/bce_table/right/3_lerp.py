from torch import Tensor


def bce(y_pred: Tensor, y: Tensor) -> Tensor:
    yes = y_pred.log().clip(-100)
    no = (-y_pred).log1p().clip(-100)
    return -no.lerp(yes, y).sum() / y.numel()
