# gets: not-shuffled
import torch


def mini_batches(count, size, seed):
    g = torch.Generator().manual_seed(seed)
    return list(torch.arange(count).split(size)) if count else []
