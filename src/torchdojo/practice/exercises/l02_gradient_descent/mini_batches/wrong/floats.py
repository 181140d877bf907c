# gets: not-indices
import torch


def mini_batches(count, size, seed):
    g = torch.Generator().manual_seed(seed)
    if not count:
        return []
    return [b.float() for b in torch.randperm(count, generator=g).split(size)]
