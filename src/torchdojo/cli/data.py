"""`torchdojo data`: list, fetch, check data sets, and say where they lie."""

import sys

from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table
from rich.text import Text as Styled

from torchdojo.cli import DONE, FAILED
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.layout import narrow, pairs
from torchdojo.cli.screen import complaints, lively, screen
from torchdojo.cli.values import Kind, unknown
from torchdojo.data.catalogue import Dataset, dataset, datasets, path_of, state_of
from torchdojo.data.fetch import fetch
from torchdojo.data.home import data_home
from torchdojo.text import Text

ABSENT = Text(
    en="{name} is not there yet. To fetch it: torchdojo data fetch {name}",
    zh="那里还没有 {name}。下载它：torchdojo data fetch {name}",
)
NARROW = 41  # cells of name, state and size
STATES = {
    "present": (Text(en="here", zh="已就绪"), "green"),
    "absent": (Text(en="not fetched", zh="未下载"), "dim"),
    "damaged": (Text(en="damaged", zh="已损坏"), "red"),
}


def _set(_: str, text: str) -> str:
    if text in datasets():
        return text
    raise unknown(
        what=Text(en=f"There is no data set “{text}”.", zh=f"没有叫“{text}”的数据集。"),
        why=Text(
            en="A data set has a name; your own data have a path.", zh="数据集用名字，你自己的数据用路径。"
        ),
        got=text,
        there=datasets(),
    )


SET = Kind(Text(en="SET", zh="数据集"), _set)
ONE = Argument("name", Text(en="name of a data set", zh="数据集的名字"), SET, needed=True)
SOME = Argument(
    "names", Text(en="names of data sets; all if left out", zh="数据集的名字；不写就是全部"), SET, many=True
)


def listed(told: Told) -> int:
    """List the data sets: what they are, whether they are here, how large they are."""
    if narrow(NARROW):
        rows = (
            (name, f"{_state(name)}  {_size(known)}\n{known.title}") for name, known in datasets().items()
        )
        screen().print(pairs(rows))
    else:
        screen().print(_table())
    screen().print()
    screen().print(
        str(Text(en="Fetched sets go to {path}", zh="下载的数据集放在 {path}").format(path=data_home())),
        soft_wrap=True,
    )
    return DONE


def _table() -> Table:
    table = Table(box=None, padding=(0, 2), pad_edge=False, header_style="dim")
    for column in (
        Text(en="name", zh="名字"),
        Text(en="state", zh="状态"),
        Text(en="size", zh="大小"),
        Text(en="what", zh="内容"),
    ):
        table.add_column(
            str(column), no_wrap=column.en != "what", justify="right" if column.en == "size" else "left"
        )
    for name, known in datasets().items():
        table.add_row(name, _state(name), _size(known), str(known.title))
    return table


def _size(known: Dataset) -> str:
    size = sum(file.size for file in known.files)
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.0f} kB"


def _state(name: str) -> Styled:
    text, style = STATES[state_of(name)]
    return Styled(str(text), style=style)


def fetched(told: Told) -> int:
    """Fetch a data set, with a progress bar on a terminal."""
    columns = (
        TextColumn(told.name),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen(), disable=not lively(sys.stdout)) as progress:
        task = progress.add_task(told.name, total=None)
        path = fetch(
            told.name, progress=lambda so_far, total: progress.update(task, completed=so_far, total=total)
        )
    screen().print(
        str(
            Text(en="{name} is here, whole: {path}", zh="{name} 已就绪，校验无误：{path}").format(
                name=told.name, path=path
            )
        ),
        soft_wrap=True,
    )
    return DONE


def checked(told: Told) -> int:
    """Compare every file with its sha256."""
    damaged = False
    for name in told.names or datasets():
        state = state_of(name)
        damaged = damaged or state == "damaged"
        screen().print(_state(name) + f"  {name}", soft_wrap=True)
        if state == "damaged":
            cure = Text(en="To mend it: torchdojo data fetch {name}", zh="修复：torchdojo data fetch {name}")
            if dataset(name).bundled:
                cure = Text(en="To mend it, install torchdojo again.", zh="请重新安装 torchdojo 来修复。")
            screen().print(f"  {cure.format(name=name)}", soft_wrap=True)
    return FAILED if damaged else DONE


def located(told: Told) -> int:
    """Print the folder of a set, or that of all sets; what else there is to say goes to stderr."""
    screen().print(str(path_of(told.name) if told.name else data_home()), soft_wrap=True)
    if told.name and state_of(told.name) == "absent":
        complaints().print(str(ABSENT.format(name=told.name)), style="yellow", soft_wrap=True)
    return DONE


COMMANDS = {
    "list": Command(
        does=Text(
            en="List the data sets: those that came with torchdojo and those to be fetched.",
            zh="列出数据集：自带的和可以下载的。",
        ),
        run=listed,
        examples=("torchdojo data",),
    ),
    "fetch": Command(
        does=Text(
            en="Fetch a data set: several mirrors in turn, going on where a download broke off, checked by sha256.",
            zh="下载一个数据集：依次尝试多个镜像，断点续传，下载后校验 sha256。",
        ),
        run=fetched,
        takes=(ONE,),
        examples=("torchdojo data fetch mnist", "torchdojo run 8 --data mnist"),
    ),
    "check": Command(
        does=Text(
            en="Compare every file of the data sets with its sha256.", zh="用 sha256 校验数据集的每个文件。"
        ),
        run=checked,
        takes=(SOME,),
        examples=("torchdojo data check", "torchdojo data check mnist"),
    ),
    "path": Command(
        does=Text(
            en="Print where a data set lies, or where all fetched ones do.",
            zh="输出一个数据集所在的文件夹，或存放全部下载数据的文件夹。",
        ),
        run=located,
        takes=(Argument("name", Text(en="name of a data set", zh="数据集的名字"), SET),),
        examples=("torchdojo data path mnist",),
    ),
}
