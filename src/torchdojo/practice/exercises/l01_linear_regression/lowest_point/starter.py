from torch import Tensor


def lowest_point(ws: Tensor, costs: Tensor) -> tuple[float, float]:
    ...  # TODO
