import torch
from torch import Tensor


def mini_batches(count: int, size: int, seed: int) -> list[Tensor]:
    order = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    return [order[start : start + size] for start in range(0, count, size)]
