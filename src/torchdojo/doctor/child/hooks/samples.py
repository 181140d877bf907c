"""Random draws from distributions that are learned: what was drawn, who was given it, and whether it was scored."""

import weakref
from collections import deque
from typing import Any

import torch
from torch import Tensor, distributions

from torchdojo.doctor.child import graph
from torchdojo.doctor.child.directions import LIKELY
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

MOST = 20  # draws of one tick


class Samples:
    """Notes at sample(), which has no way back to the parameters of its distribution, and at log_prob()."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.count = self.tick = 0
        self.chance: deque[Any] = deque(maxlen=MOST)  # all draws of late
        self.drawn: list[
            tuple[Any, int, int, list[int | None]]
        ] = []  # (tensor, its number, where, leaves before it)
        classes = {c for c in vars(distributions).values() if isinstance(c, type)}
        for cls in classes:
            if issubclass(cls, distributions.Distribution):
                if "sample" in vars(cls):
                    wrap(recorder, cls, "sample", after=self.sampled, kind="sample")
                if "log_prob" in vars(cls):
                    wrap(recorder, cls, "log_prob", before=self.scored, after=self.weighed, kind="scored")

    def sampled(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note a draw that could have had a way back: rsample() has one."""
        recorder, known = self.recorder, vars(args[0])
        self.chance.append(weakref.ref(result))
        if recorder.tick != self.tick:
            self.tick, self.drawn = recorder.tick, []
        learned = [value for value in known.values() if isinstance(value, Tensor) and value.requires_grad]
        if not learned or not torch.is_grad_enabled() or not args[0].has_rsample or len(self.drawn) >= MOST:
            return
        walks = [walked for one in learned if (walked := graph.walk(one)) is not None]
        leaves = [recorder.number(leaf) for walked in walks for leaf in walked[0]]
        self.count += 1
        self.drawn.append((weakref.ref(result), self.count, recorder.places.here(), leaves))

    def scored(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that the probability of a draw is asked for: so one learns by the score, as policies do."""
        for draw, number, where, _ in self.drawn:
            if draw() is not None and len(args) > 1 and draw() is args[1]:
                self.recorder.event("scored", where, draw=number)

    def weighed(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Write on the graph's node that this is the likelihood of data, or of what a fixed distribution is to fit."""
        value = args[1] if len(args) > 1 else kwargs.get("value")
        if isinstance(value, Tensor) and isinstance(result, Tensor) and result.grad_fn is not None:
            learned = any(isinstance(one, Tensor) and one.requires_grad for one in vars(args[0]).values())
            if value.requires_grad != learned and not any(draw() is value for draw in self.chance):
                node: Any = result.grad_fn
                node.metadata[LIKELY] = True

    def given(self, module: int, args: tuple[Any, ...]) -> None:
        """Note that a model or a layer is given a draw."""
        for draw, number, where, leaves in self.drawn if self.recorder.tick == self.tick else ():
            if draw() is not None and any(one is draw() for one in args):
                self.recorder.event("drawn", where, draw=number, module=module, leaves=leaves)
