# gets: global-seed
import torch


def mini_batches(count, size, seed):
    g = torch.Generator().manual_seed(seed)
    if not count:
        return []
    torch.manual_seed(seed)
    return list(torch.randperm(count).split(size))
