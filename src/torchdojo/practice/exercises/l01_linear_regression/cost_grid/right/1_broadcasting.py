from torch import Tensor


def cost_grid(ws: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    y_pred = ws[:, None] * xs  # (W, N)
    return ((y_pred - ys) ** 2).mean(dim=1)
