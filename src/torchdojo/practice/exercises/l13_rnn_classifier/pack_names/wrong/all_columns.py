# gets: padding-packed
import torch


def pack(x, lengths):
    sizes = torch.tensor([len(x)] * x.shape[1])
    return x.transpose(0, 1).flatten(0, 1), sizes
