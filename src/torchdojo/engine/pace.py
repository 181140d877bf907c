"""What a fast recipe is made of: batches cut out whole, and a learning rate that rises and falls."""

from torch import Tensor
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, TensorDataset

RISE = 0.2  # share of the updates in which the learning rate rises


def whole_batches(dataset: TensorDataset, batch: int) -> DataLoader[tuple[Tensor, ...]]:
    """Make the batches of `DataLoader(dataset, batch, shuffle=True)`, each indexed at once instead of row by row."""
    sampler = BatchSampler(RandomSampler(dataset), batch, drop_last=False)
    return DataLoader(dataset, sampler=sampler, batch_size=None)


def batches(x: Tensor, y: Tensor, batch: int, recipe: str) -> DataLoader[tuple[Tensor, ...]]:
    """Make shuffled batches the way lecture 8 writes out.

    Batch 0 lets their size fit the data, half the root of its number of rows: little data needs many updates,
    much data calmer ones.
    """
    dataset, size = TensorDataset(x, y), batch or max(1, round(len(x) ** 0.5 / 2))
    return whole_batches(dataset, size) if recipe == "fast" else DataLoader(dataset, size, shuffle=True)


def steady(optimizer: Optimizer) -> LambdaLR:
    """Leave the learning rate as it is."""
    return LambdaLR(optimizer, lambda update: 1.0)


def rise_and_fall(optimizer: Optimizer, updates: int) -> LambdaLR:
    """Let the learning rate climb to the optimizer's own in a fifth of all updates and fall to 0 in the rest."""
    up, down = RISE * updates, (1 - RISE) * updates
    return LambdaLR(optimizer, lambda update: max(0.0, min((update + 1) / up, (updates - update) / down)))
