import torch
from torch.utils.data import DataLoader, TensorDataset


def batches(n: int, batch_size: int, drop_last: bool = False) -> tuple[int, int]:
    samples = TensorDataset(torch.zeros(n))
    loader = DataLoader(samples, batch_size=batch_size, drop_last=drop_last)
    last = 0
    for (batch,) in loader:
        last = len(batch)
    return len(loader), last
