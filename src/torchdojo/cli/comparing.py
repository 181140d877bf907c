"""`torchdojo runs compare`: what differs between runs, how they ended, their losses over one another."""

from collections.abc import Sequence
from typing import Any

from rich.table import Table

from torchdojo.cli import DONE
from torchdojo.cli.gallery import Gallery
from torchdojo.cli.grammar import Told
from torchdojo.cli.history import Past, named
from torchdojo.cli.progress import name_of, written
from torchdojo.cli.screen import screen
from torchdojo.cli.values import UsageError
from torchdojo.plots.curves import decimate, smooth, span_of
from torchdojo.plots.story import tell
from torchdojo.text import Text
from torchdojo.views import Curve

POINTS = 200  # of a curve; a terminal shows no more
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def compare(told: Told) -> int:
    """Show the settings that differ, the results, and the loss curves of several runs."""
    pasts = list({past.folder.name: past for past in map(named, told.runs)}.values())
    if not 2 <= len(pasts) <= len(LETTERS):
        raise UsageError(
            what=Text(en=f"{len(pasts)} runs cannot be compared.", zh=f"{len(pasts)} 个运行没法比较。"),
            why=Text(
                en=f"It takes 2 to {len(LETTERS)} different ones.",
                zh=f"需要 2 到 {len(LETTERS)} 个不同的运行。",
            ),
            cure=Text(en="torchdojo runs lists their names.", zh="用 torchdojo runs 查看它们的名称。"),
        )
    for letter, past in zip(LETTERS, pasts, strict=False):
        screen().print(f"{letter}  {past.folder.name}", soft_wrap=True)
    screen().print()
    screen().print(_table(pasts))
    Gallery(screen(), pictures=True).show([_losses(pasts)])
    return DONE


def _table(pasts: Sequence[Past]) -> Table:
    table = Table(box=None, padding=(0, 2), pad_edge=False, header_style="bold")
    table.add_column("")
    for letter, _ in zip(LETTERS, pasts, strict=False):
        table.add_column(letter, justify="right")
    for name, values in _differing(pasts).items():
        table.add_row(name, *values)
    table.add_section()
    results = [past.ended.result if past.ended else {} for past in pasts]
    for name in dict.fromkeys(name for result in results for name in result):
        table.add_row(
            name_of(name), *(written(name, r[name]) if name in r else "—" for r in results), style="cyan"
        )
    return table


def _differing(pasts: Sequence[Past]) -> dict[str, list[str]]:
    """Return the rows of the settings in which the runs differ."""
    about: list[dict[str, Any]] = [
        {
            str(Text(en="program", zh="程序")): past.program
            if past.tracked
            else f"{past.lecture} {past.program}",
            **past.settings,
        }
        for past in pasts
    ]
    rows = {
        name: [str(one.get(name, "—")) for one in about]
        for name in dict.fromkeys(n for one in about for n in one)
    }
    return {name: values for name, values in rows.items() if len(set(values)) > 1}


def _losses(pasts: Sequence[Past]) -> Curve:
    series = {}
    for past in pasts:
        steps, losses = tell(past.folder.records()).series.get("loss", ([], []))
        if losses:
            series[past.folder.name] = decimate(steps, smooth(losses, span_of(len(losses))), POINTS)
    ends = [abs(y) for _, ys in series.values() for y in (min(ys), max(ys))]
    return Curve(
        Text(en="Loss, smoothed", zh="损失（已平滑）"),
        x=Text(en="step", zh="步"),
        y=Text(en="loss", zh="损失"),
        series=series,
        log_y=bool(ends) and min(ends) > 0 and max(ends) > 100 * min(ends),
    )
