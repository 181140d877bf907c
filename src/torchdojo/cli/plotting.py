"""What `--plot` and `--figure` ask for, and the report of a run: wires the plots room, imported when it is needed."""

from collections.abc import Callable
from pathlib import Path

from torchdojo.cli.history import past_of
from torchdojo.cli.promises import promised
from torchdojo.engine.folder import RunFolder
from torchdojo.plots.sinks import Guarded, Sink, guarded
from torchdojo.text import Text


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
    """Write report.html into the run's folder, with what the program says of itself; raises DojoError."""
    from torchdojo.plots.digest import About
    from torchdojo.plots.report import write_report as write

    past = past_of(folder)
    source = past.source
    if source is None:
        return write(folder)
    expected = [(p.value, p.about, p.within) for p in promised(source, past.settings).values()]
    explained = {setting.name: setting.says for setting in source.settings}
    return write(folder, About(source.title, expected, explained))


def figure_path(given: str | None) -> Path | None:
    """Return where to draw the figure; raises DojoError if it could not be written there."""
    if given is None:
        return None
    from torchdojo.plots.figure import check_figure

    path = Path(given).expanduser()
    check_figure(path)
    return path


def draw_figure(folder: RunFolder, path: Path) -> Text | None:
    """Draw the run into a picture; return what there is to say about its labels. Raises DojoError."""
    from torchdojo.plots.figure import write_figure

    source = past_of(folder).source
    return write_figure(folder, path, source.title if source else None)
