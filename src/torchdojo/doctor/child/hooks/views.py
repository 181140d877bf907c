"""Answers that are compared by their direction: whether the rows of a batch still point in different ones."""

from functools import partial
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.tensors import LARGE

FEWEST = 8  # rows
SIDES = {"cosine_similarity": 2, "normalize": 1, "mse_loss": 2, "smooth_l1_loss": 2}


class Views:
    """Notes where answers with a graph, both sides of a comparison, are compared or made of length one."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        for name, sides in SIDES.items():
            wrap(recorder, F, name, before=partial(self.compared, name, sides), kind="views", fits=_learned)
        wrap(
            recorder, torch, "cosine_similarity", before=partial(self.compared, "cosine_similarity", 2),
            kind="views", fits=_learned,
        )  # fmt: skip

    def compared(self, name: str, sides: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note how far the rows of a side point in one direction, 1 if all do, and how far they lie apart."""
        given = [part for part in args[:sides] if _rows(part)]
        if (
            self.recorder.values
            and len(given) == sides
            and {part.shape for part in given} == {given[0].shape}
        ):
            plain = [part.detach().float() for part in given]
            alike = min(float(F.normalize(part, dim=1).mean(0).norm()) for part in plain)
            spread = max(float(part.std(0).mean()) for part in plain)
            self.recorder.event("views", name=name, rows=len(plain[0]), alike=alike, spread=spread)


def _learned(args: tuple[Any, ...]) -> bool:
    return isinstance(args[0], Tensor) and args[0].requires_grad and torch.is_grad_enabled()


def _rows(part: Any) -> bool:
    """Whether this is a batch of answers with a graph, not a weight."""
    answer = isinstance(part, Tensor) and part.grad_fn is not None and part.dim() == 2
    return answer and len(part) >= FEWEST and part.shape[1] > 2 and part.numel() <= LARGE
