# gets: seed-ignored
import torch


def mini_batches(count, size, seed):
    g = torch.Generator().manual_seed(seed)
    if not count:
        return []
    return list(torch.randperm(count, generator=torch.Generator().manual_seed(0)).split(size))
