"""What a figure tells of the training: values over the steps, metrics over the epochs."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from torchdojo.engine.records import Epoched
from torchdojo.plots.curves import course, decimate, noisy, span_of
from torchdojo.plots.figure_fonts import Lettering
from torchdojo.plots.metrics import is_rate, metric_groups
from torchdojo.plots.names import NAMES
from torchdojo.plots.page_words import WORDS
from torchdojo.plots.scale import short, wants_log
from torchdojo.plots.story import Story

COLOURS = ("#d9480f", "#1971c2", "#2b8a3e", "#862e9c", "#b07d00", "#5c6773")
POINTS = 1000
Panel = Callable[[Any, Lettering], None]


def colour(k: int) -> str:
    """Return the colour of series number k."""
    return COLOURS[k % len(COLOURS)]


def _name(letters: Lettering, name: str) -> str:
    return letters.say(NAMES.get(name, name))


def axes_of(part: Any, title: str, x: str, y: str) -> Any:
    """Return axes with a title, names and a light grid."""
    axes = part.subplots()
    axes.set_title(title, fontsize=12)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.grid(True, color="#e2e1dc", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def line(axes: Any, xs: Sequence[float], ys: Sequence[float], **style: Any) -> None:
    """Draw a curve, thinned; NaN and infinity leave a gap."""
    axes.plot(*decimate(xs, [y if math.isfinite(y) else math.nan for y in ys], POINTS), **style)


def whole_x(axes: Any) -> None:
    """Let no tick stand between two steps or epochs."""
    axes.xaxis.get_major_locator().set_params(integer=True)


def log_scale(axes: Any) -> None:
    """Make the y axis logarithmic, its numbers written as everywhere."""
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(lambda value, _: short(value, 2))
    axes.yaxis.set_minor_formatter(lambda value, _: "")


def series_panel(story: Story, name: str) -> Panel:
    """Return the panel of a value over the steps: raw faint under smoothed where it is noisy, divergence marked."""

    def draw(part: Any, letters: Lettering) -> None:
        steps, values = story.series[name]
        log = wants_log(values)
        rough = noisy(values, log)
        axes = axes_of(part, _name(letters, name), letters.say(WORDS["step"]), _name(letters, name))
        whole_x(axes)
        line(axes, steps, values, color=colour(0), linewidth=0.8 if rough else 1.6, alpha=0.3 if rough else 1)
        if rough:
            line(axes, steps, course(values, span_of(len(values))), color=colour(0), linewidth=1.6)
        if log:
            log_scale(axes)
        if name == "loss" and story.diverged:
            axes.axvline(story.diverged, color="#c92a2a")
            axes.annotate(
                letters.say(WORDS["diverged"]), (story.diverged, 1), (-4, -12), xycoords=("data", "axes fraction"),
                textcoords="offset points", ha="right", color="#c92a2a",
            )  # fmt: skip

    return draw


def epochs_panels(epochs: Sequence[Epoched]) -> list[Panel]:
    """Return a panel per group of metrics, what has to be beaten dashed."""
    return [_epochs_panel(epochs, group) for group in metric_groups(epochs)] if len(epochs) > 1 else []


def _epochs_panel(epochs: Sequence[Epoched], group: Sequence[tuple[str, bool]]) -> Panel:
    def draw(part: Any, letters: Lettering) -> None:
        first = _name(letters, group[0][0])
        axes = axes_of(part, f"{first} · epoch", "epoch", first)
        whole_x(axes)
        for k, (name, reference) in enumerate(group):
            there = [(e.epoch + 1, e.metrics[name]) for e in epochs if name in e.metrics]
            style = {"linestyle": "--", "color": COLOURS[-1]} if reference else {"color": colour(k)}
            line(axes, [x for x, _ in there], [y for _, y in there], label=_name(letters, name), **style)
        if is_rate(group[0][0]):
            axes.yaxis.set_major_formatter(lambda value, _: f"{short(100 * value)} %")
        if len(group) > 1:
            axes.legend(frameon=False)

    return draw
