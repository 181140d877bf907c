"""What `--plot` and `--figure` ask for, and the report of a run: wires the plots room, which is imported late."""

from pathlib import Path

from torchdojo.engine.folder import RunFolder
from torchdojo.plots.sinks import Guarded, guarded


def sinks_for(plots: list[str]) -> Guarded:
    """Open what draws elsewhere than on the terminal; raises DojoError if it cannot be opened."""
    return guarded([])


def write_report(folder: RunFolder) -> Path | None:
    """Write report.html into the run's folder."""
    return None


def draw_figure(folder: RunFolder, path: Path) -> None:
    """Draw the run into a picture."""
