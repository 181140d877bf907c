# gets: input-changed
import torch


def sort_by_length(x, lengths, y):
    order = torch.argsort(lengths, descending=True)
    for one in (x, lengths, y):
        one.copy_(one[order].clone())
    return x, lengths, y
