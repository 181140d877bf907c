"""Options of `torchdojo run`: one for every field of the program's Settings, and the command that repeats a run."""

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from torchdojo.cli.grammar import Argument
from torchdojo.cli.source import Setting, Source, source_of
from torchdojo.cli.values import PATH, TEXT, Kind, UsageError, number, one_of, unknown, whole
from torchdojo.lectures import catalogue
from torchdojo.text import Text

DEVICES = ("auto", "cpu", "cuda", "mps")  # equal to engine.device.DEVICES, whose module imports torch
KINDS = {  # what makes sense for a setting of this name; any other only has to be of its type
    "epochs": whole(
        1,
        since=Text(
            en="an epoch shows the network every sample once, without any it learns nothing",
            zh="一个 epoch 是把每个样本看一遍，一遍都不看就什么也学不到",
        ),
    ),
    "batch": whole(1),  # but see _kind
    "updates": whole(1),
    "samples": whole(1),
    "size": whole(1),
    "workers": whole(0),
    "seed": whole(0),
    "lr": number(0),
    "momentum": number(0),
    "beta": number(0, below=1),
    "noise": number(0),
    "pause": number(0),
    "data": PATH,
}


def options(source: Source) -> list[Argument]:
    """Return an option for every setting; one that is not given is None."""
    return [
        Argument(flag(s.name), s.says, _kind(s, source), default=s.default, of_program=True)
        for s in source.settings
    ]


def flag(name: str) -> str:
    """Return the option that sets the field `name`."""
    return f"--{name.replace('_', '-')}"


def given(source: Source, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that were given on the command line."""
    return {s.name: told[s.name] for s in source.settings if told.get(s.name) is not None}


def command(lecture: int, program: str, main: str, given: Mapping[str, Any]) -> str:
    """Return the command line that runs a program with the settings `given`."""
    words = ["torchdojo", "run", str(lecture), *([program] if program != main else [])]
    for name, value in given.items():
        if isinstance(value, bool):
            words.append(flag(name) if value else f"--no-{flag(name)[2:]}")
        else:
            words += [flag(name), shlex.quote(str(value))]
    return " ".join(words)


def reads_no_data(lecture: int, source: Source) -> UsageError:
    """Return the error for --data where a program has its data in its own lines."""
    mains = {n: source_of(n, one.main) for n, one in catalogue.lectures().items()}
    readers = [str(n) for n, main in mains.items() if any(s.name == "data" for s in main.settings)]
    return UsageError(
        what=Text(
            en=f"This program reads no data. (Lecture {lecture}, “{source.title.en}”, has no --data.)",
            zh=f"这个程序不读数据。（第 {lecture} 讲“{source.title.zh}”没有 --data。）",
        ),
        why=Text(
            en="Its data stand in its own lines, where you see them.",
            zh="它的数据就写在代码里，一眼就能看到。",
        ),
        cure=Text(
            en=f"Copy it and change these lines: torchdojo new mine --from {lecture}. "
            f"A file of yours is read by lectures {', '.join(readers)}.",
            zh=f"复制一份，改那几行：torchdojo new mine --from {lecture}。"
            f"能读你自己文件的是第 {'、'.join(readers)} 讲。",
        ),
    )


def words_of(argv: Sequence[str], flags: Sequence[str]) -> list[str]:
    """Return the words of `argv` that are no option's value; only `flags` are options without one."""
    words, value_follows = [], False
    for token in argv:
        if value_follows or not token.startswith("-"):
            words += [] if value_follows else [token]
            value_follows = False
        else:
            value_follows = "=" not in token and token not in flags
    return words


def _kind(setting: Setting, source: Source) -> Kind | None:
    if setting.choices:
        return one_of(setting.choices)
    if setting.type == "bool":
        return None
    if setting.name == "device":
        return Kind("|".join(DEVICES), _device)
    if any(recipe.get(setting.name) == 0 for recipe in source.recipes.values()):
        return whole(0)  # 0 means: let the program choose
    return KINDS.get(setting.name) or {"int": whole(), "float": number()}.get(setting.type, TEXT)


def _device(name: str, text: str) -> str:
    if re.fullmatch(r"auto|cpu|mps|cuda(:\d+)?", text):
        return text
    raise unknown(
        what=Text(en=f"{name} cannot be “{text}”.", zh=f"{name} 不能是“{text}”。"),
        why=Text(en="A device is a place torch can compute on.", zh="device 是 torch 能够计算的地方。"),
        got=text,
        there=DEVICES,
    )
