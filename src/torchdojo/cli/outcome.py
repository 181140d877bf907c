"""How a run ended: its numbers beside what was promised, where it is kept, and what to try next."""

from collections.abc import Mapping
from pathlib import Path

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from torchdojo.cli.layout import narrow, pairs
from torchdojo.cli.progress import name_of, took, written
from torchdojo.cli.promises import Next, diverges, headline, promised
from torchdojo.cli.screen import screen
from torchdojo.cli.settings import command
from torchdojo.cli.source import Source
from torchdojo.engine.folder import RunFolder
from torchdojo.engine.program import Expect, Try
from torchdojo.engine.records import Ended, Started
from torchdojo.lectures import catalogue
from torchdojo.text import Text

ENDINGS = {
    "done": Text(en="Done in {time}.", zh="完成，用时 {time}。"),
    "diverged": Text(en="Diverged after {time}: the run was stopped.", zh="{time} 后发散，运行已停止。"),
    "stopped": Text(en="Stopped after {time}.", zh="{time} 后停止。"),
    "failed": Text(en="Failed after {time}.", zh="{time} 后出错。"),
}
DONE_HERE = Text(  # the clock starts after the import, a script of one's own may have done it before or after
    en="Done in {time}, not counting the loading of PyTorch.", zh="完成，用时 {time}（不含载入 PyTorch）。"
)
FORESEEN = Text(en="This is what the experiment was meant to show.", zh="这正是这个实验要让你看到的。")
BESIDE = Text(en=" (expected {about}: {kept})", zh="（应为 {about}：{kept}）")
NO_PROMISE = Text(
    en="Nothing is promised for these data with these settings.", zh="这份数据配这组设置，没有预期值。"
)
ROUNDING = 1e-5
EXPECTED = {
    True: Text(en="as expected", zh="符合预期"),
    False: Text(en="not as expected", zh="与预期不符"),
}


def tell(started: Started, ended: Ended, source: Source | None) -> None:
    """Show how a run ended and its result beside what was promised for its settings; nothing is without `source`."""
    style = {"done": "bold green", "diverged": "bold red", "failed": "bold red"}.get(ended.state, "bold")
    ending = ENDINGS[ended.state]
    if ended.state == "done" and source:
        ending = DONE_HERE
    screen().print(str(ending.format(time=took(ended.time))), style=style)
    if ended.why:
        screen().print(str(ended.why))
    if source and ended.state == "diverged" and diverges(source, started.settings):
        screen().print(str(FORESEEN))
    promises = promised(source, started.settings) if source and ended.state == "done" else {}
    if ended.result:
        screen().print(_listed(ended.result, promises) if narrow() else results(ended.result, promises))
    if source and ended.state == "done" and not promises:
        _say_what_is_promised_elsewhere(started, source)


def _listed(result: Mapping[str, float], promises: Mapping[str, Expect | Try]) -> RenderableType:
    """Return the same as `results` does, for a narrow screen."""
    rows = []
    for name, value in result.items():
        says = written(name, value)
        if promise := promises.get(name):
            kept = EXPECTED[abs(value - promise.about) <= promise.within]
            says += str(BESIDE.format(about=expectation(promise), kept=kept))
        rows.append((name_of(name), says))
    return pairs(rows)


def results(result: Mapping[str, float], promises: Mapping[str, Expect | Try]) -> Table:
    """Return a table of the numbers a run ended with, beside what was promised."""
    table = Table(box=None, padding=(0, 2), pad_edge=False, header_style="dim")
    table.add_column("")
    table.add_column(str(Text(en="this run", zh="这次")), justify="right")
    if promises:
        table.add_column(str(Text(en="expected", zh="应为")), justify="right")
        table.add_column("")
    for name, value in result.items():
        row: list[str | Styled] = [name_of(name), written(name, value)]
        if promise := promises.get(name):
            kept = abs(value - promise.about) <= promise.within
            row += [expectation(promise), Styled(str(EXPECTED[kept]), style="green" if kept else "yellow")]
        table.add_row(*row)
    return table


def expectation(promise: Expect | Try) -> str:
    """Write what is promised: 97.7 % ± 0.5 %; a leeway that is only for rounding is not worth a word."""
    if promise.within <= ROUNDING * max(1.0, abs(promise.about)):
        return written(promise.value, promise.about)
    within = written(promise.value, promise.within)
    return f"{written(promise.value, promise.about)} ± {within if '%' in within else f'{promise.within:.3g}'}"


def _say_what_is_promised_elsewhere(started: Started, source: Source) -> None:
    """Say what the program promises by itself, since it promises nothing for these settings."""
    promise = headline(source)
    if promise is None:
        return
    if started.settings.get("data"):
        screen().print(str(NO_PROMISE), style="dim")
        return
    line = command(started.lecture, started.program, catalogue.find(started.lecture).main, {})
    text = Text(
        en="Nothing is promised for these settings. For {line}: {name} {about}",
        zh="这组设置没有预期值。{line} 的预期：{name} {about}",
    )
    name = name_of(promise.value)
    screen().print(str(text.format(line=line, name=name, about=expectation(promise))), style="dim")


def places(folder: Path, report: Path | None) -> None:
    """Say where the run is kept, and its report."""
    lines = {Text(en="run", zh="记录"): folder, Text(en="report", zh="报告"): report}
    for label, path in lines.items():
        if path:
            screen().print(f"{label}{' ' * (8 - cell_len(str(label)))}{path}", soft_wrap=True)


def how_to_resume(folder: RunFolder) -> None:
    """Say how to go on with a run that was stopped, if an epoch of it was saved."""
    line = f"torchdojo runs resume {folder.name}"
    if folder.checkpoint.exists():
        screen().print(
            str(Text(en="To go on:  {line}", zh="接着跑：{line}").format(line=line)), soft_wrap=True
        )
        return
    screen().print(
        str(
            Text(
                en="No epoch was finished, so there is nothing to go on from.",
                zh="还没有跑完一个 epoch，没有可以接着跑的进度。",
            )
        )
    )


def suggest(what: Next) -> None:
    """Show what to try next, and the command for it."""
    screen().print()
    screen().print(str(Text(en="Next: {says}", zh="下一步：{says}").format(says=what.says)))
    screen().print(f"  {what.line}", style="cyan", soft_wrap=True)
