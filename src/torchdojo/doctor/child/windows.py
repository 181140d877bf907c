"""Windows of a series: how a window goes on, and whether another one begins inside it."""

from collections import Counter
from functools import cache

import torch
from torch import Tensor

from torchdojo.doctor.child import tensors

Spot = tuple[int, int, tuple[int, ...], int]  # a model, its lines, which calls of these lines, and the loader
LEAST = 6  # steps of a window
DIFFERENT = 5  # steps that must differ from each other
MOST = 10_000  # numbers of one call: the windows of one feature
BASE = 0x5851F42D4C957F2D  # odd, so that it has an inverse where products wrap around
BACK = pow(BASE, -1, 2**64)
FACTOR = 0x9E3779B97F4A7C15 - 2**64
LOOKS = 12  # batches of one examination
PATIENCE = 3  # batches in which no window is found ahead: there will be none


class Windows:
    """Windows examined inside which one begins that was learned before: they lie in its past."""

    def __init__(self) -> None:
        self.begun: dict[int, set[int]] = {}  # beginnings of the windows learned, by model
        self.looks: Counter[Spot] = Counter()
        self.seen: dict[Spot, set[int]] = {}  # windows that were looked at, by where they are examined
        self.ahead: dict[Spot, set[int]] = {}  # those of them inside which a learned one begins

    def wanted(self, model: int) -> bool:
        """Whether the beginnings of what a model learns are still of use: there may be windows to compare them with."""
        places = [spot for spot in self.looks if spot[0] == model]
        return not places or not all(map(self._enough, places))

    def _enough(self, spot: Spot) -> bool:
        looks = self.looks[spot]
        return looks >= LOOKS or (looks >= PATIENCE and not self.ahead[spot])

    def learned(self, model: int, begun: list[int]) -> None:
        """Note the beginnings of windows that a model has learned."""
        self.begun.setdefault(model, set()).update(begun)

    def examined(self, model: int, spot: Spot, x: Tensor, rows: list[int], known: dict[int, int]) -> None:
        """Note the windows of an examination that were not learned themselves."""
        begun = self.begun.get(model)
        if not begun or self._enough(spot):
            return
        self.looks[spot] += 1
        seen, ahead = self.seen.setdefault(spot, set()), self.ahead.setdefault(spot, set())
        for row, inside in zip(rows, insides(x), strict=False):
            if inside and row not in known:
                seen.add(row)
                ahead.update(() if begun.isdisjoint(inside) else (row,))

    def facts(self, spot: Spot) -> dict[str, int]:
        """Return how many windows were looked at, and inside how many one begins that was learned."""
        return {"windows": len(self.seen.get(spot, ())), "ahead": len(self.ahead.get(spot, ()))}


def beginnings(x: Tensor) -> list[int]:
    """Return a number for the first half of every window."""
    if not _windows(x):
        return []
    plain = _by_step(x)
    half = plain.shape[1] // 2
    return (_numbers(plain[:, :half]) * _powers(BASE, half).to(x.device)).sum(1).tolist()


def insides(x: Tensor) -> list[list[int]]:
    """Return the numbers of all halves inside every window but the first; none where next to nothing changes."""
    if not _windows(x):
        return []
    plain = _by_step(x)
    steps = _numbers(plain[: max(2, MOST // plain.shape[1])])
    ordered = steps.sort(1).values
    rich = (ordered[:, 1:] != ordered[:, :-1]).sum(1) >= DIFFERENT
    halves = zip(_halves(steps)[:, 1:].tolist(), _vary(steps)[:, 1:].tolist(), rich.tolist(), strict=True)
    return [[one for one, varies in zip(*row, strict=True) if varies and known] for *row, known in halves]


def _windows(x: Tensor) -> bool:
    return x.dim() in (2, 3) and max(x.shape[1:]) >= LEAST and x.numel() <= tensors.LARGE


def _by_step(x: Tensor) -> Tensor:
    """Return windows as (N, time, feature): they may be (N, time), or (N, feature, time)."""
    if x.dim() == 2:
        return x.detach().unsqueeze(2)
    return x.detach() if x.shape[1] >= x.shape[2] else x.detach().transpose(1, 2)


def _numbers(plain: Tensor) -> Tensor:
    """Return a number for every step of every window."""
    bits = plain.float().contiguous().view(torch.int32).long()
    return (bits * (torch.arange(1, bits.shape[2] + 1, device=bits.device) * FACTOR)).sum(2)


def _halves(steps: Tensor) -> Tensor:
    """Return a number for every half window within every window: sums of steps times powers, the first power 0."""
    length = steps.shape[1]
    half = length // 2
    powers = _powers(BASE, length).to(steps.device)
    sums = torch.cat([steps.new_zeros(len(steps), 1), (steps * powers).cumsum(1)], 1)
    return (sums[:, half:] - sums[:, :-half]) * _powers(BACK, length - half + 1).to(steps.device)


def _vary(steps: Tensor) -> Tensor:
    """Return for every half window within every window whether its steps differ: a category as 0 0 1 0 hardly does."""
    half = steps.shape[1] // 2
    changes = (steps[:, 1:] != steps[:, :-1]).long().cumsum(1)
    changes = torch.cat([changes.new_zeros(len(steps), 1), changes], 1)
    return changes[:, half - 1 :] - changes[:, : steps.shape[1] - half + 1] >= min(DIFFERENT, half) - 1


@cache
def _powers(base: int, n: int) -> Tensor:
    found = [1]
    for _ in range(n - 1):
        found.append(found[-1] * base % 2**64)
    return torch.tensor([one - 2**64 if one >= 2**63 else one for one in found], device="cpu")
