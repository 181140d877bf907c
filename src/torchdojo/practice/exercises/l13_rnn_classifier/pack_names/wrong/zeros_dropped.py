# gets: only-the-example
import torch


def pack(x, lengths):
    batch_sizes = torch.tensor([(lengths > t).sum() for t in range(lengths[0])])
    x = x if x.dim() == 2 else x
    data = x.T[x.T != 0]
    return data, batch_sizes
