import torch
from torch import Tensor


def cost_mesh(ws: Tensor, bs: Tensor, xs: Tensor, ys: Tensor) -> Tensor:
    w, b = torch.meshgrid(ws, bs, indexing="xy")
    residual = w.unsqueeze(-1) * xs + b.unsqueeze(-1) - ys
    return residual.square().sum(-1) / len(xs)
