# gets: padding-counts
import torch


def ends(outputs, lengths):
    forwards, backwards = outputs.chunk(2, dim=2)
    last = forwards[:, -1]
    return torch.cat([last, backwards[:, 0]], dim=1)
