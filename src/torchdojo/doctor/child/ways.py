"""How far from where training began the weights are that a model is examined with: its own, or averaged ones."""

import math
from itertools import islice

import torch
from torch import Tensor, nn

from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.recorder import Recorder

LEAVES, NUMBERS = 8, 32  # of a model, and of each of its leaves
LEAST = 20  # steps before it is worth asking
MOST = 60  # models and lines


class Ways:
    """Notes at examinations. A few numbers of every weight are kept, no tensor."""

    def __init__(self, recorder: Recorder, parameters: Parameters) -> None:
        self.recorder = recorder
        self.parameters = parameters
        self.starts: dict[int, list[float]] = {}
        self.latest: dict[int, list[float]] = {}
        self.held: dict[int, list[int]] = {}  # optimizer -> its first leaves
        self.asked_at: dict[tuple[int, int], int] = {}  # model and line -> steps when it was asked last

    def look(self, optimizer: int, numbers: list[int], leaves: list[Tensor]) -> None:
        """Remember where training began, and where it is now."""
        self.held.setdefault(optimizer, numbers[:LEAVES])
        for number, leaf in zip(numbers[:LEAVES], leaves, strict=False):
            self.latest[number] = _some(leaf)
            self.starts.setdefault(number, self.latest[number])

    def asked(self, module: nn.Module, number: int, where: int) -> None:
        """Note how far a model that is examined has come, and how far the weights that are trained."""
        steps, before = self.recorder.steps, self.asked_at.get((number, where), LEAST)
        if torch.is_grad_enabled() or steps < 1.1 * before or len(self.asked_at) >= MOST:
            return
        self.asked_at[number, where] = steps
        mine = list(islice(module.parameters(), LEAVES))
        numbers = [self.recorder.number(p) or 0 for p in mine]
        trained = {n: self.latest[n] for n in numbers if n in self.starts} or self._alike(mine)
        if len(trained) == len(mine) > 0:
            starts = [self.starts[n] for n in trained]
            way, of = _apart([_some(p) for p in mine], starts), _apart(list(trained.values()), starts)
            owner = self.parameters.owners.get(next(iter(trained)), 0)
            self.recorder.event("way", where, module=number, way=way, of=of, steps=steps, optimizer=owner)

    def _alike(self, leaves: list[nn.Parameter]) -> dict[int, list[float]]:
        """Return the weights of the same shapes that an optimizer holds, if this is a copy of their model."""
        for numbers in self.held.values():
            found = [self.parameters.leaves[n]() for n in numbers]
            theirs = [p for p in found if p is not None]
            if [p.shape for p in theirs] == [p.shape for p in leaves]:
                return {n: _some(p) for n, p in zip(numbers, theirs, strict=False)}
        return {}


def _some(leaf: Tensor) -> list[float]:
    plain = leaf.detach()
    return (torch.view_as_real(plain) if plain.is_complex() else plain).flatten()[:NUMBERS].tolist()


def _apart(some: list[list[float]], others: list[list[float]]) -> float:
    return math.dist([n for one in some for n in one], [n for one in others for n in one])
