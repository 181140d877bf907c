# gets: empty-batch
import torch


def mini_batches(count, size, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(count, generator=g)
    return [order[i * size : (i + 1) * size] for i in range(count // size + 1)]
