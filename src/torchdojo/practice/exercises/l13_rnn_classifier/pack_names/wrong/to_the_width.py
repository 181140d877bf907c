# gets: only-the-example
import torch


def pack(x, lengths):
    batch_sizes = torch.tensor([(lengths > t).sum() for t in range(x.shape[1])])
    data = torch.cat([x[:size, t] for t, size in enumerate(batch_sizes)])
    return data, batch_sizes
