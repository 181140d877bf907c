# gets: transposed
import torch


def cost_mesh(ws, bs, xs, ys):
    w, b = torch.meshgrid(ws, bs, indexing="ij")
    return ((w[..., None] * xs + b[..., None] - ys) ** 2).mean(dim=-1)
