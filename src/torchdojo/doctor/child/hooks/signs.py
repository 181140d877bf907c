"""Losses that know the labels -1 and 1: which labels they are given."""

from functools import partial
from typing import Any

from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

SIGNED = {
    "cosine_embedding_loss": 2,
    "margin_ranking_loss": 2,
    "hinge_embedding_loss": 1,
    "soft_margin_loss": 1,
}


class Signs:
    """Notes at such losses."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        for name, at in SIGNED.items():
            wrap(recorder, F, name, before=partial(self.signed, name, at), kind="signs")

    def signed(self, name: str, at: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note how many labels are -1, 0 and 1."""
        target = kwargs.get("target", args[at] if len(args) > at else None)
        if self.recorder.values and isinstance(target, Tensor):
            counts = [int((target == label).sum()) for label in (-1, 0, 1)]
            self.recorder.event("signs", name=name, counts=counts, all=target.numel())
