import torch
from torch import Tensor


def mini_batches(count: int, size: int, seed: int) -> list[Tensor]:
    if count == 0:
        return []
    generator = torch.Generator().manual_seed(seed)
    return list(torch.randperm(count, generator=generator).split(size))
