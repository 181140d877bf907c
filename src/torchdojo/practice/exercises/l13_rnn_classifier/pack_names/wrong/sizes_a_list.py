# gets: wrong-type
import torch


def pack(x, lengths):
    batch_sizes = [int((lengths > t).sum()) for t in range(lengths[0])]
    data = torch.cat([x[:size, t] for t, size in enumerate(batch_sizes)])
    return data, batch_sizes
