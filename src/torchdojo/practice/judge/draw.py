"""Inputs drawn by a seed: another learner gets other numbers, the same learner always the same."""

import torch
from torch import Tensor


class Draw:
    """A source of random inputs that leaves torch's own random numbers alone."""

    def __init__(self, seed: int) -> None:
        self.generator = torch.Generator().manual_seed(seed)

    def normal(self, *shape: int, scale: float = 1.0) -> Tensor:
        """Return normally distributed numbers, float64."""
        return scale * torch.randn(shape, generator=self.generator, dtype=torch.float64)

    def uniform(self, *shape: int, low: float = 0.0, high: float = 1.0) -> Tensor:
        """Return numbers between low and high, float64."""
        return low + (high - low) * torch.rand(shape, generator=self.generator, dtype=torch.float64)

    def whole(self, low: int, high: int, *shape: int) -> Tensor:
        """Return whole numbers, low <= number < high, int64."""
        return torch.randint(low, high, shape, generator=self.generator)

    def order(self, count: int) -> Tensor:
        """Return the numbers 0 to count - 1 in some order, int64."""
        return torch.randperm(count, generator=self.generator)

    def one(self, low: int, high: int) -> int:
        """Return one whole number, low <= number < high."""
        return int(self.whole(low, high))

    def real(self, low: float, high: float, digits: int = 2) -> float:
        """Return one number of few digits."""
        return round(float(self.uniform(low=low, high=high)), digits)
