# gets: lengths-left-behind
import torch


def sort_by_length(x, lengths, y):
    order = torch.argsort(lengths, descending=True)
    return x[order], lengths, y[order]
