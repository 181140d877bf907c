from torch import Tensor


def cost_grid(ws: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    ...  # TODO
