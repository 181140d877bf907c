# gets: loop
import torch


def cost_grid(ws, xs, ys):
    costs = torch.empty_like(ws)
    i = 0
    while i < len(ws):
        costs[i] = ((ws[i] * xs - ys) ** 2).mean()
        i += 1
    return costs
