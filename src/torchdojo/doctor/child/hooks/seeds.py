"""Seeds: where the random numbers begin anew."""

import random
import sys
from functools import partial
from typing import Any

import torch

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder


class Seeds:
    """Notes at every seed."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        wrap(recorder, torch, "manual_seed", before=partial(self.seeded, "torch"))
        wrap(recorder, random, "seed", before=partial(self.seeded, "random"))
        if "numpy" in sys.modules:
            wrap(recorder, sys.modules["numpy"].random, "seed", before=partial(self.seeded, "numpy"))

    def seeded(self, library: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a seed."""
        value = next(iter((*args, *kwargs.values())), None)
        if isinstance(value, int):
            now, grad = self.recorder.steps, torch.is_grad_enabled()
            self.recorder.event("seed", library=library, value=value, steps=now, grad=grad)
