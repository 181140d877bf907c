"""The entrance: which command, in which language, and how it ends."""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from types import ModuleType
from typing import cast

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Command, read
from torchdojo.cli.values import UsageError, nearest, one_of, unknown
from torchdojo.text import LANGUAGES, VARIABLE, Text

DOES = Text(
    en="The PyTorch practice course as software: run every lecture, read it, take its code and build on it. "
    "Without a command: the lectures, what you have run, and where to go next.",
    zh="把《PyTorch 深度学习实践》变成软件：每一讲都能跑、能读，代码拿来就能改。"
    "不带命令时，列出各讲、你跑过什么、下一步去哪。",
)
COMMANDS = {  # each is a module of this package, imported when it is called
    "run": Text(en="train a lecture's program and watch it learn", zh="训练某一讲的程序，看着它学"),
    "programs": Text(en="list the programs of a lecture", zh="列出某一讲的全部程序"),
    "read": Text(en="read a lecture's page", zh="阅读某一讲的讲义"),
    "code": Text(en="show the code of a program", zh="显示程序的代码"),
    "new": Text(en="copy a program out as a script of your own", zh="把程序复制成你自己的独立脚本"),
    "runs": Text(en="list, show, resume, compare, remove runs", zh="查看、续跑、比较、删除运行记录"),
    "report": Text(en="write a run's report and say where it is", zh="生成一次运行的报告，并告诉你放在哪"),
    "data": Text(en="list, fetch, check data sets", zh="列出、下载、校验数据集"),
    "visdom": Text(en="start a visdom server on this machine", zh="在本机启动 visdom 服务器"),
    "doctor": Text(en="say what is wrong with your own training script", zh="给你自己的训练脚本看病"),
    "practice": Text(en="write the pieces yourself and have them checked", zh="自己动手写，写完马上检查"),
    "classroom": Text(en="for teachers: one table of a whole class", zh="给老师：把全班的练习汇成一张表"),
    "check-up": Text(en="examine this machine, line by line", zh="逐项检查这台机器"),
}
EXAMPLES = {
    "torchdojo run 8 --quick": Text(
        en="a small run of lecture 8, to see that it works", zh="小规模跑一遍第 8 讲，看看能不能跑通"
    ),
    "torchdojo run 4 --lr 0.02": Text(en="another learning rate", zh="换一个学习率"),
    "torchdojo run 4 -h": Text(en="all settings of a program", zh="一个程序的全部设置"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot write Chinese shows ?, and goes on
    words = list(sys.argv[1:] if argv is None else argv)
    words, theirs = _divide(words)
    debug = _take(words, "--debug")
    try:
        _choose_language(words)
        code = _obey(words, theirs)
        sys.stdout.flush()
    except (KeyboardInterrupt, BrokenPipeError) as error:
        from torchdojo.cli.leaving import left

        return left(error)
    except Exception as error:
        if debug:
            raise
        from torchdojo.cli.leaving import explained

        return explained(error)
    return code


def _divide(words: list[str]) -> tuple[list[str], list[str]]:
    """Part our own words from those of the script that the doctor is to run."""
    start = 0
    while words[start : start + 1] and words[start].startswith("--"):
        start += 2 if words[start] == "--lang" else 1
    if words[start : start + 1] != ["doctor"]:
        return words, []
    from torchdojo.cli.doctor import theirs

    end = start + 1 + theirs(words[start + 1 :])
    return words[:end], words[end:]


def _obey(words: list[str], theirs: Sequence[str]) -> int:
    wants_help = _take(words, "-h", "--help")
    if _take(words, "-V", "--version"):
        return _show_version()
    if not words:
        return _show_help() if wants_help else _show_overview()
    inner = _group(words[0])
    if inner and wants_help and not (words[1:] and words[1] in inner):
        from torchdojo.cli.helping import help_of_group

        help_of_group(words[0], COMMANDS[words[0]], inner)
        return DONE
    name, command, rest = _find(words, inner)
    takes = [*command.takes, *(command.more(rest) if command.more else ())]
    if wants_help:
        from torchdojo.cli.helping import help_of

        help_of(name, command, takes)
        return DONE
    told = read(name, takes, rest, command.examples)
    told.theirs = theirs
    return command.run(told)


def _module(name: str) -> ModuleType:
    if name not in COMMANDS:
        raise _no_command(name)
    return importlib.import_module(f"torchdojo.cli.{name.replace('-', '_')}")


def _group(name: str) -> Mapping[str, Command]:
    """Return the commands under a command by name, none for one that stands alone."""
    return cast(Mapping[str, Command], getattr(_module(name), "COMMANDS", {}))


def _find(words: Sequence[str], inner: Mapping[str, Command]) -> tuple[str, Command, Sequence[str]]:
    """Return the command that is called, with its full name and the words left for it."""
    name, *rest = words
    if not inner:
        return name, cast(Command, _module(name).COMMAND), rest
    chosen = next(iter(inner))  # the first is meant when none is named
    takes_words = any(argument.needed and not argument.option for argument in inner[chosen].takes)
    if rest and (rest[0] in inner or not (takes_words or rest[0].startswith("-"))):
        chosen = rest.pop(0)
    if chosen not in inner:
        raise unknown(
            what=Text(en=f"There is no command “{name} {chosen}”.", zh=f"没有“{name} {chosen}”这个命令。"),
            why=Text(en=f"{name} does one of several things.", zh=f"{name} 后面要写做哪件事。"),
            got=chosen,
            there=inner,
        )
    return f"{name} {chosen}", inner[chosen], rest


def _no_command(name: str) -> UsageError:
    there = nearest(name, COMMANDS)
    cure = Text(en=f"The commands are: {', '.join(there)}.", zh=f"命令有：{'、'.join(there)}。")
    if name.isdecimal():
        cure = Text(
            en=f"To run lecture {name}: torchdojo run {name}", zh=f"要跑第 {name} 讲：torchdojo run {name}"
        )
    return UsageError(
        what=Text(en=f"There is no command “{name}”.", zh=f"没有“{name}”这个命令。"),
        why=Text(en="The first word says what to do.", zh="第一个词说明要做什么。"),
        cure=cure,
    )


def _take(words: list[str], *names: str) -> bool:
    """Remove a flag from wherever it stands and say whether it was there."""
    there = any(name in words for name in names)
    words[:] = [word for word in words if word not in names]
    return there


def _choose_language(words: list[str]) -> None:
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else "".join(words[place + 1 : place + 2])
            del words[place : place + (1 if equals else 2)]
            os.environ[VARIABLE] = one_of(LANGUAGES).read(name, value)  # child processes inherit it
            return
    asked = os.environ.get(VARIABLE, "")
    if asked and asked[:2].lower() not in LANGUAGES:
        one_of(LANGUAGES).read(VARIABLE, asked)


def _show_help() -> int:
    from torchdojo.cli.helping import help_of_all

    help_of_all(DOES, COMMANDS, EXAMPLES)
    return DONE


def _show_overview() -> int:
    from torchdojo.cli.overview import overview

    return overview()


def _show_version() -> int:
    from torchdojo import __version__
    from torchdojo.cli.screen import screen

    screen().print(f"torchdojo {__version__}")
    return DONE
