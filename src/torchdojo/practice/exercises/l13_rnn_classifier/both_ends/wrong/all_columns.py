# gets: wrong-shape
import torch


def ends(outputs, lengths):
    forwards, backwards = outputs.chunk(2, dim=2)
    last = forwards[:, lengths - 1]
    return torch.cat([last, backwards[:, :1].expand_as(last)], dim=2)
