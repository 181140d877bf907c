# gets: shuffled-inside
import torch


def mini_batches(count, size, seed):
    g = torch.Generator().manual_seed(seed)
    out = []
    for chunk in torch.arange(count).split(size) if count else []:
        out.append(chunk[torch.randperm(len(chunk), generator=g)])
    return out
