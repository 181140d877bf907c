# gets: order-swapped
import torch


def ends(outputs, lengths):
    forwards, backwards = outputs.chunk(2, dim=2)
    last = forwards[torch.arange(len(lengths)), lengths - 1]
    return torch.cat([backwards[:, 0], last], dim=1)
