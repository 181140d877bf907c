import torch


def pack(x, lengths):
    places = torch.arange(lengths.max())
    there = places[:, None] < lengths
    return x.transpose(0, 1)[: len(places)][there], there.sum(dim=1)
