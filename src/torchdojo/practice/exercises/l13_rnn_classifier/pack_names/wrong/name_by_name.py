# gets: name-by-name
import torch


def pack(x, lengths):
    batch_sizes = torch.tensor([(lengths > t).sum() for t in range(lengths[0])])
    data = torch.cat([row[:n] for row, n in zip(x, lengths)])
    return data, batch_sizes
