"""One sitting at a program: announce it, drive it, show it, and say how it ended."""

import os
import shlex
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torchdojo.cli import DIVERGED, DONE, STOPPED, outcome
from torchdojo.cli.displays import Display, LivePicture, PlainLines
from torchdojo.cli.gallery import Gallery
from torchdojo.cli.history import Past, history, tried
from torchdojo.cli.plotting import draw_figure, figure_path, sinks_for, write_report
from torchdojo.cli.promises import next_after
from torchdojo.cli.screen import lively, screen
from torchdojo.cli.source import Source, source_of
from torchdojo.cli.stopping import Stop
from torchdojo.data.catalogue import datasets
from torchdojo.engine.folder import RunFolder
from torchdojo.engine.program import Program
from torchdojo.engine.records import Ended, Record, Shown
from torchdojo.lectures import catalogue
from torchdojo.plots.sinks import Guarded
from torchdojo.text import Text

DRAWS = Text(en="visdom draws at {url}", zh="visdom 画在 {url}")
NOT_STARTED = Text(
    en="Stopped before the training began: there is no new run.",
    zh="训练还没开始就停下了，没有产生新的运行记录。",
)
Told = Mapping[str, Any]  # what the command line said: threads, plot, figure
Records = Generator[Record, None, None]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where a run is drawn: pictures on the terminal, elsewhere while it trains, into a file at its end."""

    plots: list[str]
    sinks: Guarded
    figure: Path | None

    @property
    def pictures(self) -> bool:
        """Whether pictures are drawn on the terminal."""
        return "terminal" in self.plots


def start(lecture: int, name: str, given: Mapping[str, Any], told: Told) -> int:
    """Run a program from its beginning; return the exit code."""
    source = source_of(lecture, name)
    drawing = _drawing(told)
    with _loading(drawing):
        _announce(lecture, source, source.complete(given).get("epochs"), drawing)
        from torchdojo.engine import drive

        program = _loaded(lecture, name)
    records = drive.start(lecture, name, program, anchored(given), told["threads"] or 0)
    return _sit(records, source, drawing)


def anchored(given: Mapping[str, Any]) -> dict[str, Any]:
    """Make a path the user gave absolute, so that a run can be resumed from any folder."""
    data = str(given.get("data") or "")
    is_path = data not in ("", *datasets()) and Path(data).exists()
    return {**given, "data": str(Path(data).resolve())} if is_path else dict(given)


def resume(past: Past, given: Mapping[str, Any], told: Told) -> int:
    """Go on with a run where it stopped; return the exit code."""
    source = source_of(past.lecture, past.program)
    drawing = _drawing(told)
    with _loading(drawing):
        _announce(past.lecture, source, {**past.settings, **given}.get("epochs"), drawing)
        from torchdojo.engine import drive

        program = _loaded(past.lecture, past.program)
    records = drive.resume(program, past.folder, given, told["threads"] or 0)
    return _sit(records, source, drawing)


@contextmanager
def _loading(drawing: Drawing) -> Iterator[None]:
    """Ctrl-C while torch is imported: say that nothing was begun."""
    try:
        yield
    except KeyboardInterrupt:
        drawing.sinks.close()
        _say_stopped(NOT_STARTED)
        raise


def _loaded(lecture: int, name: str) -> Program:
    """Import a program, and what it will make torch import, so that the time of the run is that of its work."""
    from torchdojo.engine.drive import warm_up

    program = catalogue.load(lecture, name)
    if "torch.optim" in catalogue.programs(lecture)[name].read_text("utf-8"):
        warm_up()
    return program


def _say_stopped(line: Text) -> None:
    if _shows():
        screen().print(f"\n{line}", soft_wrap=True)


def _drawing(told: Told) -> Drawing:
    """Open what draws; a package or a folder that is missing is said now, not after the training."""
    asked = [name for names in told["plot"] or [] for name in names]
    plots = asked or (["terminal"] if lively(sys.stdout) else ["none"])
    figure = figure_path(told["figure"])
    return Drawing(plots, sinks_for(plots if _shows() else []), figure)


def _announce(lecture: int, source: Source, epochs: int | None, drawing: Drawing) -> None:
    """Say at once what is being done: loading torch takes seconds."""
    if _shows():
        text = Text(
            en="Lecture {n} · {title}. Loading PyTorch …", zh="第 {n} 讲 · {title}。正在载入 PyTorch……"
        )
        if epochs:
            text = Text(
                en=f"Lecture {{n}} · {{title}}: {{epochs:,}} epoch{'s'[: epochs > 1]}. Loading PyTorch …",
                zh="第 {n} 讲 · {title}：{epochs:,} 个 epoch。正在载入 PyTorch……",
            )
        line = str(text.format(n=lecture, title=source.title, epochs=epochs))
        screen().print(line, style="bold", soft_wrap=not lively(sys.stdout))
        for sink in drawing.sinks.sinks:
            if url := getattr(sink, "url", ""):
                screen().print(str(DRAWS.format(url=url)), soft_wrap=True)
        screen().file.flush()


def _shows() -> bool:
    """Whether this process shows anything: of several that torchrun started, the first."""
    return os.environ.get("RANK", "0") == "0"


def _sit(records: Records, source: Source, drawing: Drawing) -> int:
    if not _shows():
        for _ in records:
            pass
        return DONE
    display = (LivePicture if drawing.pictures and lively(sys.stdout) else PlainLines)(screen())
    gallery = Gallery(screen(), drawing.pictures)
    try:
        _follow(records, display, gallery, drawing.sinks)
    except KeyboardInterrupt:
        if display.progress.started is None:
            _say_stopped(NOT_STARTED)
        else:  # before the first step, or the second Ctrl-C: what was saved is still there
            outcome.how_to_resume(_folder(display))
        raise
    gallery.finish()
    return _conclude(display, source, drawing)


def _folder(display: Display) -> RunFolder:
    assert display.progress.started is not None
    return RunFolder(Path(display.progress.started.environment["folder"]))


def _follow(records: Records, display: Display, gallery: Gallery, sinks: Guarded) -> None:
    """Take the records until they end, or until the user has had enough."""
    progress = display.progress
    try:
        with Stop() as stop:
            for record in records:
                display.show(record)
                if isinstance(record, Shown):
                    gallery.take(record.view, training=progress.steps > 0)
                for line in sinks.show(record):
                    display.say(line)
                stop.gently = progress.steps > 0
                if stop.asked and progress.ended is None:
                    progress.ended = Ended("stopped", progress.metrics, None, progress.time)
                    break
    finally:
        records.close()  # the engine notes where it stopped
        display.close()
        for line in sinks.close():
            display.say(line)


def _conclude(display: Display, source: Source, drawing: Drawing) -> int:
    started, ended = display.progress.started, display.progress.ended
    if started is None or ended is None:  # a program that yields nothing at all
        return DONE
    folder = _folder(display)
    screen().print()
    outcome.tell(started, ended, source)
    outcome.places(folder.path, write_report(folder))
    if "tensorboard" in drawing.plots:
        screen().print(f"tensorboard --logdir {shlex.quote(str(folder.path))}", style="cyan", soft_wrap=True)
    if drawing.figure and (remark := draw_figure(folder, drawing.figure)):
        display.say(remark)
    if ended.state == "stopped":
        outcome.how_to_resume(folder)
        return STOPPED
    data = {"data": started.settings["data"]} if started.settings.get("data") else {}
    outcome.suggest(next_after(started.lecture, started.program, tried(history()), data))
    return DIVERGED if ended.state == "diverged" else DONE
