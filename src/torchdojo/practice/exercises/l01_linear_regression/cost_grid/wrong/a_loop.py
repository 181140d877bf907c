# gets: loop
import torch


def cost_grid(ws, xs, ys):
    return torch.stack([((w * xs - ys) ** 2).mean() for w in ws])
