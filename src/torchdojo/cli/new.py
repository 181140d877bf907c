"""`torchdojo new DIR --from N`: copies a program out as a script that runs without torchdojo."""

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

from torchdojo import __version__
from torchdojo.cli import DONE
from torchdojo.cli.closure import COPY, ROOT, Module, closure, renamed
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.run import program_name
from torchdojo.cli.screen import screen
from torchdojo.cli.script import script_of
from torchdojo.cli.settings import reads_no_data
from torchdojo.cli.source import Source, source_of
from torchdojo.cli.values import LECTURE, NAME, PATH, UsageError
from torchdojo.data.catalogue import BUNDLED, datasets
from torchdojo.engine.home import cannot_write
from torchdojo.lectures import catalogue
from torchdojo.text import DojoError, Text

SAYS = Text(
    en="# Copied out of torchdojo {version}: lecture {n}, {program}. It needs torch, and no torchdojo.",
    zh="# 由 torchdojo {version} 复制出来：第 {n} 讲，{program}。运行它需要 torch，不需要 torchdojo。",
)


def new(told: Told) -> int:
    """Write the script and what it needs into a new folder."""
    lecture: int = vars(told)["from"]
    name = program_name(lecture, told.program)
    data = _data(told.data, lecture, source_of(lecture, name)) if told.data else ""
    says = str(SAYS.format(version=__version__, n=lecture, program=name))
    source = catalogue.programs(lecture)[name].read_text("utf-8")
    folder = Path(told.folder).expanduser()
    try:
        copied = _write(folder, script_of(source, says, data))
    except OSError as error:
        raise cannot_write(folder, error) from error
    _tell(folder, copied)
    return DONE


def _data(given: str, lecture: int, source: Source) -> str:
    """Return what --data of the script shall be: an absolute path, or the name of a data set."""
    if not any(setting.name == "data" for setting in source.settings):
        raise reads_no_data(lecture, source)
    path = Path(given).expanduser()
    if path.exists():
        return str(path.resolve())
    if given in datasets():
        return given
    raise UsageError(
        what=Text(
            en=f"There is no file, folder or data set “{given}”.",
            zh=f"没有“{given}”这个文件、文件夹或数据集。",
        ),
        why=Text(en="The script is to read it by itself.", zh="脚本要自己去读它。"),
        cure=Text(
            en=f"Give a path that exists, or one of: {', '.join(datasets())}.",
            zh=f"请给一个存在的路径，或者：{'、'.join(datasets())}。",
        ),
    )


def _write(folder: Path, script: str) -> list[str]:
    """Write the script and the modules and data it needs; return the names of the data sets copied."""
    _make_empty(folder)
    (folder / "train.py").write_text(renamed(script), encoding="utf-8")
    modules = closure(script)
    for module in modules.values():
        place = folder / COPY / module.file.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(module.copy, encoding="utf-8")
    for package in {parent for file in (folder / COPY).rglob("*.py") for parent in file.parents}:
        if package.is_relative_to(folder / COPY):
            (package / "__init__.py").touch()
    return _copy_data(folder, modules)


def _make_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DojoError(
            what=Text(en=f"{folder} is there already.", zh=f"{folder} 已经存在。"),
            why=Text(en="Nothing of yours is ever overwritten.", zh="torchdojo 绝不覆盖你的文件。"),
            cure=Text(en="Choose a folder that does not exist yet.", zh="请换一个还不存在的文件夹。"),
        )
    folder.mkdir(parents=True, exist_ok=True)


def _copy_data(folder: Path, modules: Mapping[str, Module]) -> list[str]:
    """Copy the bundled sets that the copied loaders name, and the list of what belongs to each."""
    if "torchdojo.data.catalogue" not in modules:
        return []
    strings = {string for module in modules.values() for string in module.strings}
    names = [path.name for path in sorted(BUNDLED.iterdir()) if path.is_dir() and path.name in strings]
    home = folder / COPY / "data"
    shutil.copy(BUNDLED.parent / "manifest.toml", home)
    for name in names:
        shutil.copytree(BUNDLED / name, home / "bundled" / name)
    return names


def _tell(folder: Path, data: list[str]) -> None:
    screen().print(
        str(Text(en="Written: {path}", zh="已写入：{path}").format(path=folder / "train.py")), soft_wrap=True
    )
    if (folder / COPY).exists():
        what = Text(en="what it imports", zh="它要导入的模块")
        if data:
            what = Text(
                en="what it imports, and its data ({data})", zh="它要导入的模块和数据（{data}）"
            ).format(data=", ".join(data))
        screen().print(f"{folder / COPY}  {what}", soft_wrap=True)
    screen().print(f"  cd {shlex.quote(str(folder))} && python train.py", style="cyan", soft_wrap=True)


COMMAND = Command(
    does=Text(
        en="Copy a program out as a script of your own that runs without torchdojo: the same text, with its yields "
        "made into prints. A folder that is not empty is refused.",
        zh="把程序复制成你自己的脚本，没有 torchdojo 也能跑：代码原样保留，"
        "只把 yield 换成 print。目标文件夹非空时会拒绝。",
    ),
    run=new,
    takes=(
        Argument("folder", Text(en="the folder to make", zh="要新建的文件夹"), PATH, needed=True),
        Argument("--from", Text(en="number of the lecture", zh="来自第几讲"), LECTURE, needed=True),
        Argument(
            "--program",
            Text(en="one of its programs; the main one if left out", zh="哪个程序；不写就是主程序"),
            NAME,
        ),
        Argument(
            "--data",
            Text(
                en="your own data: becomes the default of the script", zh="你自己的数据，会成为脚本的默认值"
            ),
            PATH,
        ),
    ),
    examples=("torchdojo new mine --from 8", "torchdojo new mine --from 6 --data my.csv"),
)
