"""A run as one picture file: loss, metrics and views side by side, drawn by matplotlib."""

import math
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from torchdojo.engine import atomic
from torchdojo.engine.folder import RunFolder
from torchdojo.engine.records import Record
from torchdojo.plots.figure_fonts import NO_FONT, Lettering, lettering
from torchdojo.plots.figure_panels import epochs_panels, series_panel
from torchdojo.plots.figure_views import DRAWERS
from torchdojo.plots.story import Story, tell
from torchdojo.text import DojoError, Text, language

FORMATS = ("png", "svg")
MOST = 12  # panels; more are too small to read
Panel = Callable[[Any, Lettering], None]  # draws into a matplotlib SubFigure


def check_figure(path: Path) -> None:
    """Raise DojoError if no figure could be written to `path`; ask before a long training, not after it."""
    if path.suffix[1:].lower() not in FORMATS:
        raise DojoError(
            what=Text(en=f"Cannot draw a figure into {path}.", zh=f"无法把图画到 {path}。"),
            why=Text(
                en=f"The ending “{path.suffix}” is not a picture format of torchdojo.",
                zh=f"扩展名“{path.suffix}”不是 torchdojo 能写的图片格式。",
            ),
            cure=Text(
                en=f"Use one of: {', '.join('.' + f for f in FORMATS)}.",
                zh=f"请使用：{'、'.join('.' + f for f in FORMATS)}。",
            ),
        )
    if not path.resolve().parent.is_dir():
        raise DojoError(
            what=Text(
                en=f"There is no folder {path.resolve().parent}.", zh=f"没有文件夹 {path.resolve().parent}。"
            ),
            why=Text(en="The figure is to be written there.", zh="图要写到那里。"),
            cure=Text(en="Make the folder, or choose another.", zh="请先建好这个文件夹，或者换一个。"),
        )
    if find_spec("matplotlib") is None:
        raise DojoError(
            what=Text(
                en="Figures need matplotlib, which is not installed.",
                zh="画图需要 matplotlib，这里没有安装。",
            ),
            why=Text(en="torchdojo works without it otherwise.", zh="torchdojo 的其余部分用不到它。"),
            cure=Text(en='pip install "torchdojo[plots]"', zh='pip install "torchdojo[plots]"'),
        )


def write_figure(run: RunFolder | Iterable[Record], path: Path, title: Text | None = None) -> Text | None:
    """Draw the run into `path`; return a sentence if its labels could not be written in Chinese. Raises DojoError."""
    check_figure(path)
    from matplotlib import rc_context

    story = tell(run.records() if isinstance(run, RunFolder) else run)
    panels = _panels(story)
    if not panels:
        raise DojoError(
            what=Text(en="This run has nothing to draw.", zh="这次运行没有可画的内容。"),
            why=Text(
                en="It recorded no step, no epoch and no view.",
                zh="它没有记录任何一步、任何 epoch 或任何图。",
            ),
            cure=Text(en="Let it run longer.", zh="让它多跑一会儿。"),
        )
    letters = lettering()
    style: Any = {
        "font.family": list(letters.families),
        "axes.unicode_minus": False,
        "text.parse_math": False,  # a dollar sign in a label is a dollar sign
        "svg.fonttype": "path",  # an SVG looks the same where the font is missing
        "svg.hashsalt": "torchdojo",
    }
    with rc_context(style):
        _draw(panels, letters, path, title or _title(story))
    return NO_FONT if letters.lang != language() else None


def _draw(panels: list[Panel], letters: Lettering, path: Path, title: Text) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    left_out, panels = len(panels) - MOST, panels[:MOST]
    columns = min(3, math.ceil(math.sqrt(len(panels))))
    rows = math.ceil(len(panels) / columns)
    figure = Figure(figsize=(5.4 * columns, 3.9 * rows + 0.4), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)  # no window system is asked
    figure.suptitle(letters.say(title), fontsize=15)
    parts = figure.subfigures(rows, columns, squeeze=False).flat
    for part, panel in zip(parts, panels, strict=False):
        panel(part, letters)
    if left_out > 0:
        more = Text(en=f"{left_out} more are in the report.", zh=f"另有 {left_out} 张见报告。")
        figure.supxlabel(letters.say(more), fontsize=10)
    kind = path.suffix[1:].lower()
    metadata = {"Date": None} if kind == "svg" else {"Software": None}
    atomic.write(path, lambda file: figure.savefig(file, format=kind, metadata=metadata))


def _panels(story: Story) -> list[Panel]:
    """Return what can be drawn of the run: values over the steps, metrics, the last frame of every view."""
    names = sorted(story.series, key=lambda name: name != "loss")
    panels: list[Panel] = [series_panel(story, name) for name in names[:3]]
    panels += epochs_panels(story.epochs)
    for frames in story.views:
        drawer = DRAWERS.get(type(frames[-1]))
        if drawer is not None:
            panels.append(lambda part, letters, view=frames[-1], draw=drawer: draw(part, letters, view))  # type: ignore[misc]
    return panels


def _title(story: Story) -> Text:
    started = story.started
    if started is None or not started.lecture:
        name = (started.program if started else "") or "torchdojo"
        return Text(en=name, zh=name)
    number, name = started.lecture, started.program
    return Text(en=f"Lecture {number} · {name}", zh=f"第 {number} 讲 · {name}")
