# gets: inverse-order
import torch


def sort_by_length(x, lengths, y):
    order = torch.argsort(lengths, descending=True).argsort()
    return x[order], lengths[order], y[order]
