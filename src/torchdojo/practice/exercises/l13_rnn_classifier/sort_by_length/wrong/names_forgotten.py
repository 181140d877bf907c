# gets: names-left-behind
import torch


def sort_by_length(x, lengths, y):
    order = torch.argsort(lengths, descending=True)
    return x, lengths[order], y[order]
