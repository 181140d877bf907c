"""How a run under way is shown: a few lines that change in place on a terminal, a line per epoch elsewhere."""

import time
from collections.abc import Iterator
from typing import Protocol

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text as Styled

from torchdojo.cli.progress import Progress, clock, name_of, written
from torchdojo.engine.records import Ended, Epoched, Record
from torchdojo.plots.terminal import Ink, curve, ink_for, sparkline
from torchdojo.text import Text

DRAW_EVERY = 0.2  # seconds at least from one drawing to the next
SHARE = 0.01  # of one core's time that drawing may take
LINE_EVERY = 0.5  # seconds between the lines of a display that is not a terminal
ROOMY = 24  # lines a terminal has if the loss curve gets more than one of them
CURVE = 7  # lines of the curve then


class Display(Protocol):
    """Shows a run from its records."""

    progress: Progress

    def show(self, record: Record) -> None:
        """Take one record."""
        ...

    def say(self, line: Text) -> None:
        """Show a sentence that stays."""
        ...

    def close(self) -> None:
        """Leave the last state standing."""
        ...


class LivePicture:
    """A few lines on a terminal: progress, loss with its curve, metrics."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.progress = Progress()
        self.ink = ink_for(console.encoding)
        self.live = Live(console=console, auto_refresh=False, get_renderable=self._picture)
        self.draw_at = 0.0

    def show(self, record: Record) -> None:
        """Take one record and redraw if it is time to."""
        self.progress.take(record)
        due = time.monotonic() >= self.draw_at
        if self.progress.steps and (due or isinstance(record, Ended)):
            began = time.thread_time()
            self.live.start()
            self.live.refresh()
            spent = time.thread_time() - began
            self.draw_at = time.monotonic() + max(DRAW_EVERY, spent / SHARE)

    def say(self, line: Text) -> None:
        """Print a sentence above the changing lines."""
        self.console.print(str(line))

    def close(self) -> None:
        """Draw the last state and give the cursor back."""
        self.live.stop()

    def _picture(self) -> Group:
        width = self.console.width
        lines = [_headline(self.progress, width, self.ink), _numbers(self.progress)]
        for line in lines:
            line.truncate(width, overflow="ellipsis")
        return Group(*lines, *(Styled(line, style="cyan") for line in self._curve(width)))

    def _curve(self, width: int) -> list[str]:
        losses = self.progress.losses
        if len(losses.values) < 2 or width < 20:
            return []
        if self.console.height < ROOMY or width < 60:
            return [sparkline(losses.values, width - 1, self.ink)]
        return curve(losses.places, losses.values, min(width - 1, 80), CURVE, ink=self.ink)


class PlainLines:
    """A line per epoch, at most two a second; the last epoch always has one."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.progress = Progress()
        self.told_at = 0.0
        self.untold = False

    def show(self, record: Record) -> None:
        """Take one record; write a line at the end of an epoch."""
        self.progress.take(record)
        if isinstance(record, Epoched):
            self.untold = True
            if time.monotonic() - self.told_at >= LINE_EVERY:
                self._tell()
        elif isinstance(record, Ended):
            self.close()

    def say(self, line: Text) -> None:
        """Write a sentence."""
        self.console.print(str(line), soft_wrap=True)

    def close(self) -> None:
        """Write the line that was still held back."""
        if self.untold:
            self._tell()

    def _tell(self) -> None:
        p = self.progress
        parts = [f"epoch {p.epoch}/{p.epochs}" if p.epochs else f"epoch {p.epoch}", *_parts(p), _pace(p)]
        self.console.print("  ".join(part for part in parts if part), soft_wrap=True)
        self.console.file.flush()
        self.told_at, self.untold = time.monotonic(), False


def _headline(p: Progress, width: int, ink: Ink) -> Styled:
    """epoch 3/10 ━━━━━━━ 62 %  1,234 steps/s  0:12 left; what does not fit is left out, the least important first."""
    pace = _pace(p)
    if not p.epochs:
        return Styled("  ".join((str(STEP.format(count=f"{p.steps:,}")), pace)))
    head = f"epoch {min(p.epoch + 1, p.epochs)}/{p.epochs}"
    share = f"{100 * p.fraction:3.0f} %"
    room = width - len(head) - len(share) - Styled(pace).cell_len - 6
    if room < 5:
        pace, room = "", width - len(head) - len(share) - 4
    full = round(max(0, room) * p.fraction)
    block = "━" if ink.dots == (2, 4) else "="
    return Styled.assemble(
        (head, "bold"),
        "  ",
        (block * full, "green"),
        (block * max(0, room - full), "dim"),
        f"  {share}  {pace}",
    )


STEP = Text(en="step {count}", zh="第 {count} 步")
PACE = Text(en="{rate} steps/s", zh="每秒 {rate} 步")
LEFT = Text(en="{time} left", zh="还剩 {time}")


def _pace(p: Progress) -> str:
    parts = []
    if p.rate:
        parts.append(str(PACE.format(rate=f"{p.rate:,.0f}" if p.rate >= 10 else f"{p.rate:.2g}")))
    if p.left is not None and p.fraction < 1:
        parts.append(str(LEFT.format(time=clock(p.left))))
    return "  ".join(parts)


def _numbers(p: Progress) -> Styled:
    return Styled("  ".join(_parts(p)))


def _parts(p: Progress) -> Iterator[str]:
    values = {"loss": p.loss, **p.metrics} if p.steps else dict(p.metrics)
    return (f"{name_of(name)} {written(name, value)}" for name, value in values.items())
