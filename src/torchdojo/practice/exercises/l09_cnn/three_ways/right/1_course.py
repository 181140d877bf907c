import torch
import torch.nn.functional as F
from torch import Tensor


def by_windows(x: Tensor, kernel: Tensor) -> Tensor:
    k, m = kernel.shape
    rows = range(x.shape[0] - k + 1)
    columns = range(x.shape[1] - m + 1)
    sums = [(x[i : i + k, j : j + m] * kernel).sum() for i in rows for j in columns]
    return torch.stack(sums).reshape(len(rows), len(columns))


def by_matrix(x: Tensor, kernel: Tensor) -> Tensor:
    windows = F.unfold(x[None, None], kernel.shape)[0]  # (k·l, places)
    height = x.shape[0] - kernel.shape[0] + 1
    return (kernel.flatten() @ windows).reshape(height, -1)


def by_torch(x: Tensor, kernel: Tensor) -> Tensor:
    return F.conv2d(x[None, None], kernel[None, None]).squeeze((0, 1))
