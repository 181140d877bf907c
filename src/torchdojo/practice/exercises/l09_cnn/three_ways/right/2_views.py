from torch import Tensor, nn


def by_windows(x: Tensor, kernel: Tensor) -> Tensor:
    k, m = kernel.shape
    height, width = x.shape[0] - k + 1, x.shape[1] - m + 1
    y = x.new_zeros(height, width)
    for u in range(k):
        for v in range(m):
            y = y + kernel[u, v] * x[u : u + height, v : v + width]
    return y


def by_matrix(x: Tensor, kernel: Tensor) -> Tensor:
    windows = x.unfold(0, kernel.shape[0], 1).unfold(1, kernel.shape[1], 1)
    return windows.flatten(2) @ kernel.flatten()


def by_torch(x: Tensor, kernel: Tensor) -> Tensor:
    y = nn.functional.conv2d(x.unsqueeze(0), kernel[None, None])
    return y.squeeze(0)
