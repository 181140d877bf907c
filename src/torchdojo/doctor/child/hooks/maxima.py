"""The highest scores of every row, as max, topk and sort return them beside their places: who is compared with them."""

import weakref
from collections import deque
from typing import Any

import torch
from torch import Tensor

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

TAKING = ("max", "amax", "topk", "sort")
EQUAL = ("__eq__", "__ne__", "eq", "ne")


class Maxima:
    """Notes where the highest scores of an answer were taken, and where they are compared with whole numbers."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.taken: deque[tuple[Any, int, int]] = deque(maxlen=4)  # (the scores, their memory, where)
        self.guessed: deque[tuple[Any, int, int]] = deque(
            maxlen=4
        )  # (places of the highest, of how many, where)
        for owner in (Tensor, torch):
            for name in TAKING:
                wrap(recorder, owner, name, after=self.take, kind="maxima")
            for name in ("argmax", "max"):
                wrap(recorder, owner, name, after=self.guess, kind="judged")
            for name in EQUAL:
                wrap(recorder, owner, name, before=self.judged, kind="judged", fits=self._counted)
                wrap(recorder, owner, name, before=self.compared, kind="maxima_met", fits=self._fits)

    def take(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note the scores, not their places."""
        scores = result[0] if isinstance(result, tuple) else result
        if not isinstance(args[0], Tensor) or args[0].dim() < 2 or not self.recorder.answers.model(args[0]):
            return
        if (
            isinstance(scores, Tensor)
            and 1 < scores.numel() <= args[0].numel()
            and scores.is_floating_point()
        ):
            where = self.recorder.places.here()
            self.taken.append((weakref.ref(scores), scores.data_ptr(), where))
            self.recorder.event("maxima", where)

    def guess(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note the places of the highest scores: the classes that are guessed, counted from 0."""
        places = result[1] if isinstance(result, tuple) and len(result) > 1 else result
        if not isinstance(args[0], Tensor) or args[0].dim() != 2 or not self.recorder.answers.model(args[0]):
            return
        if isinstance(places, Tensor) and places.numel() == len(args[0]) and not places.is_floating_point():
            self.guessed.append((weakref.ref(places), args[0].shape[1], self.recorder.places.here()))

    def _counted(self, args: tuple[Any, ...]) -> bool:
        """Whether as many numbers meet as many, after classes were guessed."""
        two = (
            bool(self.guessed)
            and len(args) > 1
            and isinstance(args[0], Tensor)
            and isinstance(args[1], Tensor)
        )
        return two and args[0].numel() == args[1].numel() > 1

    def judged(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note how many classes can be guessed, and between which numbers the labels lie that guesses meet."""
        for guess, labels in (args[:2], args[1::-1]):
            base = guess if guess._base is None else guess._base
            count, where = next(((n, at) for one, n, at in reversed(self.guessed) if one() is base), (0, 0))
            if count:
                low, high = torch.aminmax(labels.detach())
                self.recorder.event("judged", classes=count, guessed=where, low=float(low), high=float(high))

    def _fits(self, args: tuple[Any, ...]) -> bool:
        """Whether numbers meet whole numbers of the same count, after scores were taken."""
        if (
            not self.taken
            or len(args) < 2
            or not isinstance(args[0], Tensor)
            or not isinstance(args[1], Tensor)
        ):
            return False
        return (
            args[0].numel() == args[1].numel() > 1
            and args[0].is_floating_point() + args[1].is_floating_point() > 0
        )

    def compared(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that such scores, or a view of them, are asked whether they equal whole numbers."""
        for scores, labels in (args[:2], args[1::-1]):
            where = self._of(scores)
            if where and _whole(labels) and not _whole(scores):
                self.recorder.event(
                    "maxima_met", taken=where, kind_of=str(labels.dtype).removeprefix("torch.")
                )

    def _of(self, tensor: Tensor) -> int:
        base = tensor if tensor._base is None else tensor._base
        for known, memory, where in reversed(self.taken):
            one = known()
            if one is not None and (one is base or one is tensor or tensor.data_ptr() == memory):
                return where
        return 0


def _whole(tensor: Tensor) -> bool:
    """Whether these are whole numbers, whatever type they have."""
    plain = tensor.detach()
    return not plain.is_floating_point() or bool((plain == plain.round()).all())
