from torch import Tensor


def mse(w, xs: Tensor, ys: Tensor) -> Tensor:
    ...  # TODO
