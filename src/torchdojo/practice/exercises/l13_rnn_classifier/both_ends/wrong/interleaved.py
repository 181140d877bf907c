# gets: interleaved
import torch


def ends(outputs, lengths):
    last = outputs[torch.arange(len(lengths)), lengths - 1]
    return torch.cat([last[:, ::2], outputs[:, 0, 1::2]], dim=1)
