"""train() and eval(): in which mode a model is from now on."""

import sys
from typing import Any

from torch import nn

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder


class Modes:
    """Notes at train() and eval(), but not at the calls for the modules inside."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        wrap(recorder, nn.Module, "train", before=self.switched, enough=self.inside)

    def inside(self, _: Any) -> bool:
        """Whether train() of another module calls this one: a deep model has hundreds of them."""
        caller = sys._getframe(2)
        return caller.f_code.co_name == "train" and caller.f_code.co_filename.endswith("module.py")

    def switched(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note the mode."""
        number = self.recorder.number(args[0])
        to = bool(args[1] if len(args) > 1 else kwargs.get("mode", True))
        self.recorder.event("mode", module=number, training=to)
