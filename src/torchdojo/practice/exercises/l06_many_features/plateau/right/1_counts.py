from torch import Tensor


def on_plateau(p: Tensor, y: Tensor) -> bool:
    right = ((p > 0.5) == (y == 1)).sum().item()
    ones = (y == 1).sum().item()
    majority = max(ones, len(y) - ones)
    spread = (p.max() - p.min()).item()
    return right == majority and spread < 0.02
