from torch import Tensor


def cost_mesh(ws: Tensor, bs: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    y_pred = ws[:, None] * xs + bs[:, None, None]  # (B, W, N)
    return ((y_pred - ys) ** 2).mean(dim=-1)
