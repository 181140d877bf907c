import torch
import torch.nn.functional as F
from torch import Tensor


def conv2d(
    x: Tensor, weight: Tensor, bias: Tensor, padding: int, stride: int
) -> Tensor:
    kh, kw = weight.shape[2:]
    x = F.pad(x, (padding, padding, padding, padding))
    rows = []
    for i in range(0, x.shape[2] - kh + 1, stride):
        row = []
        for j in range(0, x.shape[3] - kw + 1, stride):
            window = x[:, None, :, i : i + kh, j : j + kw]  # (N, 1, C, kh, kw)
            row.append((window * weight).sum((2, 3, 4)) + bias)  # (N, M)
        rows.append(torch.stack(row, dim=2))
    return torch.stack(rows, dim=2)  # (N, M, H', W')
