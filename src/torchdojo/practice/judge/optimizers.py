"""Is the work done by an optimizer of torch's own? Seen by the code that runs, whatever it was called by."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import torch

FOLDER = str(Path(torch.optim.__file__).parent)
BASE = "optimizer"  # torch.optim.Optimizer itself, on which an optimizer of one's own may be built
OWN = frozenset(
    path.stem.strip("_")
    for path in Path(FOLDER).glob("*.py")
    if path.stem not in {"__init__", "lr_scheduler", "swa_utils", BASE}
)  # sgd, adam, adamw ...: to be named in a check's `forbidden`


class Optimizers:
    """Tells `saw` the name of a file of torch.optim as soon as a function in it is called: torch.optim.sgd.sgd too."""

    def __init__(self, saw: Any) -> None:
        self.saw = saw

    def __enter__(self) -> None:
        self.before = sys.getprofile()
        sys.setprofile(self._called)

    def __exit__(self, *_: object) -> None:
        sys.setprofile(self.before)

    def _called(self, frame: FrameType, event: str, _: object) -> None:
        file = frame.f_code.co_filename
        if event == "call" and file.startswith(FOLDER):
            self.saw(Path(file).stem)
