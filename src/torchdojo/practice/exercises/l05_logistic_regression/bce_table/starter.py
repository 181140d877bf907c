from torch import Tensor


def bce(y_pred: Tensor, y: Tensor) -> Tensor:
    ...  # TODO
