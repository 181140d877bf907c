"""Layers that are called again and again on the way to one loss: how many of these calls a backward() comes back to."""

from dataclasses import dataclass
from typing import Any

from torch import Tensor

from torchdojo.doctor.child.recorder import Recorder

OFTEN = 3


@dataclass(slots=True)
class Call:
    """One call of a layer."""

    reached: bool = False

    def reach(self, _: Any) -> None:
        """Torch calls this when a backward() comes through the answer."""
        self.reached = True


class Repeats:
    """The calls of layers since the last backward(), by layer and line."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.tick = 0
        self.calls: dict[tuple[int, int], list[Call]] = {}
        recorder.closing.append(self.say)

    def called(self, layer: int, where: int, result: Any) -> None:
        """Note a call whose answer has a graph."""
        if self.tick != self.recorder.tick:
            self.say()
            self.tick = self.recorder.tick
        parts = result if isinstance(result, tuple) else (result,)
        nodes: list[Any] = [
            part.grad_fn for part in parts if isinstance(part, Tensor) and part.grad_fn is not None
        ]
        if nodes:
            call = Call()
            for node in nodes:
                node.register_prehook(call.reach)
            self.calls.setdefault((layer, where), []).append(call)

    def say(self) -> None:
        """Write down what the backward() since then came through."""
        for (layer, where), calls in self.calls.items():
            if len(calls) >= OFTEN:
                marks = [call.reached for call in calls]
                self.recorder.event(
                    "repeated", where, layer=layer, calls=len(marks), reached=sum(marks), last=marks[-1]
                )
        self.calls = {}
