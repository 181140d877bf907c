# gets: torn-apart
import torch


def sort_by_length(x, lengths, y):
    order = torch.argsort(lengths, descending=True)
    return x.sort(dim=0, descending=True).values, lengths[order], y[order]
