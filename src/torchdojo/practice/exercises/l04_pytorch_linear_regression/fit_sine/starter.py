from torch import Tensor


def fit(
    x: Tensor, y: Tensor, start: Tensor, lr: float, updates: int
) -> tuple[Tensor, list[float]]: ...  # TODO
