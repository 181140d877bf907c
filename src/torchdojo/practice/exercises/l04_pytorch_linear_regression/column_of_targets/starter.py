from torch import Tensor


def paired(y_pred: Tensor, y: Tensor) -> Tensor:
    ...  # TODO


def crossed(y_pred: Tensor, y: Tensor) -> Tensor:
    ...  # TODO
