import torch
from torch import Tensor


def cost_mesh(ws: Tensor, bs: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    w, b = torch.meshgrid(ws, bs, indexing="xy")
    design = torch.stack([xs, torch.ones_like(xs)])  # (2, N)
    weights = torch.stack([w.flatten(), b.flatten()], dim=1)  # (B·W, 2)
    residual = weights @ design - ys
    return (residual**2).mean(dim=1).reshape(len(bs), len(ws))
