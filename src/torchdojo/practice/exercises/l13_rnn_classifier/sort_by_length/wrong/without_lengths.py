# gets: wrong-length
import torch


def sort_by_length(x, lengths, y):
    order = torch.argsort(lengths, descending=True)
    return x[order], y[order]
