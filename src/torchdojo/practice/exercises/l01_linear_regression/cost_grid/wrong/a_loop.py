# gets: loop
import torch


def cost_grid(ws, xs, ys):
    if len(ws) == 0:
        return ws
    return torch.stack([((w * xs - ys) ** 2).mean() for w in ws])
