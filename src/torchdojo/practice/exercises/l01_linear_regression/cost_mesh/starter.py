from torch import Tensor


def cost_mesh(ws: Tensor, bs: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    ...  # TODO
