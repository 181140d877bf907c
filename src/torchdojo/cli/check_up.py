"""`torchdojo check-up`: examines this machine, line by line."""

from collections.abc import Callable, Iterator

from rich.table import Table
from rich.text import Text as Styled

from torchdojo.cli import DONE, FAILED
from torchdojo.cli import examine_machine as machine
from torchdojo.cli import examine_torch as on_torch
from torchdojo.cli.finding import Finding
from torchdojo.cli.grammar import Command, Told
from torchdojo.cli.probe import ask_torch
from torchdojo.cli.screen import screen
from torchdojo.text import Text

OK = Text(en="ok", zh="正常")
LOOK = Text(en="look", zh="留意")
BROKEN = Text(en="broken", zh="故障")
MACHINE = (
    machine.python,
    machine.shadows,
    machine.writing,
    machine.disk,
    machine.shared_memory,
    machine.encoding,
    machine.chinese_font,
    machine.proxy,
    machine.extras,
    on_torch.threads,
)
TORCH = (on_torch.build, on_torch.device, on_torch.openmp)


def check_up(told: Told) -> int:
    """Print a line for everything examined, with what to do where it is not well."""
    broken = False
    for finding in _findings():
        broken = broken or finding.broken
        print_finding(finding)
    return FAILED if broken else DONE


def _findings() -> Iterator[Finding]:
    for examine in MACHINE:
        yield _safely(examine)
    answer = ask_torch()
    for look in TORCH:
        yield look(answer)


def _safely(examine: Callable[[], Finding]) -> Finding:
    """A check-up is for machines that are not well: no surprise may end it."""
    try:
        return examine()
    except Exception as error:
        found = Text(en="{name}: could not be examined ({error})", zh="{name}：没能检查（{error}）")
        return Finding(found.format(name=examine.__name__, error=f"{type(error).__name__}: {error}"))


def print_finding(finding: Finding) -> None:
    """Print a line with what is well or not, and the cure below it."""
    word, style = (OK, "green") if finding.cure is None else (LOOK, "yellow")
    if finding.broken:
        word, style = BROKEN, "bold red"
    row = Table.grid(padding=(0, 2))
    row.add_column(width=6)
    row.add_column()
    row.add_row(Styled(str(word), style=style), str(finding.found))
    if finding.cure:
        row.add_row("", str(finding.cure))
    screen().print(row)
    screen().file.flush()


COMMAND = Command(
    does=Text(
        en="Examine this machine: Python, torch, device, threads, disk, encoding, font, proxy. Each line says ok or "
        "what to do. Exit code 1 if something is broken.",
        zh="检查这台机器：Python、torch、设备、线程、磁盘、编码、字体、代理。"
        "每一行要么正常，要么告诉你怎么办。有故障时退出码为 1。",
    ),
    run=check_up,
    examples=("torchdojo check-up",),
)
