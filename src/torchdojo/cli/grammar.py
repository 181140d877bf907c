"""Commands and their arguments, read by argparse, refused and explained in both languages."""

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import takewhile
from typing import Any, NoReturn

from torchdojo.cli.values import Kind, UsageError, nearest
from torchdojo.text import Text

Told = argparse.Namespace  # what the user said, by name
EVERYWHERE = ("--help", "--lang", "--debug")  # app.py takes these out before a command reads its arguments


@dataclass(frozen=True, slots=True)
class Argument:
    """An option ("--lr"), a flag (an option without a kind) or a word ("lecture") of a command."""

    name: str
    says: Text
    kind: Kind | None = None
    default: Any = None  # shown in help unless None, "" or False
    needed: bool = False
    many: bool = False  # a list: the option may be repeated, of the word there may be several
    of_program: bool = False  # a setting of the program, shown in a part of its own

    @property
    def key(self) -> str:
        """The name under which its value is told."""
        return self.name.lstrip("-").replace("-", "_")

    @property
    def option(self) -> bool:
        """Whether it is written with a dash, anywhere on the line."""
        return self.name.startswith("-")


@dataclass(frozen=True, slots=True)
class Command:
    """What `torchdojo NAME` does: its sentence, its arguments, and the function that does it, with its exit code."""

    does: Text
    run: Callable[[Told], int]
    takes: Sequence[Argument] = ()
    more: Callable[[Sequence[str]], Sequence[Argument]] | None = None  # further arguments, by what was typed
    examples: Sequence[str] = field(default=())


class _Parser(argparse.ArgumentParser):
    def __init__(self) -> None:
        super().__init__(add_help=False, allow_abbrev=False, exit_on_error=False)
        self._negative_number_matcher = re.compile(r"^-\.?\d")  # argparse's own takes -1e-3 for an option

    def error(self, message: str) -> NoReturn:
        raise AssertionError(f"argparse refused what we never forbid: {message}")


def read(name: str, takes: Sequence[Argument], argv: Sequence[str], examples: Sequence[str] = ()) -> Told:
    """Read the arguments of command `name`; raises UsageError."""
    parser = _Parser()
    for argument in takes:
        _add(parser, argument)
    try:
        told, rest = parser.parse_known_intermixed_args(list(argv))
    except argparse.ArgumentError as error:
        raise _value_missing(str(error.argument_name), takes) from None
    if rest:
        raise _left_over(name, argv, rest[0], takes)
    for argument in takes:
        if argument.needed and not getattr(told, argument.key):
            raise _missing(name, argument, examples)
    return told


def shown(argument: Argument) -> Text:
    """Return how help and errors write the argument: `--lr NUMBER`, `LECTURE`, `[PROGRAM]`."""
    kind = argument.kind.shown if argument.kind else ""
    text = kind if isinstance(kind, Text) else Text(en=kind or argument.name, zh=kind or argument.name)
    if not argument.option or not argument.kind:
        return text
    return Text(en=f"{argument.name} {text.en}", zh=f"{argument.name} {text.zh}")


def _add(parser: argparse.ArgumentParser, argument: Argument) -> None:
    kind = argument.kind
    if kind is None and argument.default is None:
        parser.add_argument(argument.name, action="store_true")
    elif kind is None:  # a setting that is on or off
        parser.add_argument(argument.name, action=argparse.BooleanOptionalAction, default=None)
    else:
        parser.add_argument(
            argument.name if argument.option else argument.key,
            type=_reader(argument, kind),
            **_count(argument),
        )


def _reader(argument: Argument, kind: Kind) -> Callable[[str], Any]:
    return lambda text: kind.read(argument.name, text)


def _count(argument: Argument) -> dict[str, Any]:
    if argument.option:
        return {"action": "append"} if argument.many else {}
    return {"nargs": "*" if argument.many else "?"}


def _meaning(argument: Argument) -> Text:
    return Text(en="It means: {says}.", zh="它的含义：{says}。").format(says=argument.says)


def _value_missing(name: str, takes: Sequence[Argument]) -> UsageError:
    argument = next((a for a in takes if a.name == name), None)
    if argument is None or argument.kind is None:
        return UsageError(
            what=Text(en=f"{name} takes no value.", zh=f"{name} 后面不带值。"),
            why=Text(en="It is on as soon as it is written.", zh="写上它就表示打开。"),
            cure=Text(en=f"Write {name} alone, or leave it out.", zh=f"只写 {name}，或者不写。"),
        )
    return UsageError(
        what=Text(en=f"{name} has no value.", zh=f"{name} 后面没有值。"),
        why=_meaning(argument),
        cure=Text(en="Write: {form}", zh="写法：{form}").format(form=shown(argument)),
    )


def _missing(name: str, argument: Argument, examples: Sequence[str]) -> UsageError:
    how = Text(en=f"torchdojo {name} -h shows how it is used.", zh=f"用法见 torchdojo {name} -h。")
    if examples:
        how = Text(en=f"For example: {examples[0]}. {how.en}", zh=f"例如：{examples[0]}。{how.zh}")
    return UsageError(
        what=Text(
            en="“torchdojo {name}” needs {word} ({says}).",
            zh="“torchdojo {name}”后面缺少“{word}”（{says}）。",
        ).format(name=name, word=shown(argument), says=argument.says),
        why=Text(en="Without it there is no telling what is meant.", zh="没有它，就不知道指的是哪一个。"),
        cure=how,
    )


def _unknown_option(line: str, got: str, takes: Sequence[Argument]) -> UsageError:
    options = {a.name: a for a in takes if a.option}
    there = nearest(got, [*options, *EVERYWHERE])
    close = get_close_matches(got, there, n=1)
    near = Text(en="; did you mean {name}?", zh="；是不是 {name}？") if close else Text(en=".", zh="。")
    meant = options.get(close[0]) if close else None
    what = Text(
        en="torchdojo {line} has no option {got}{near}", zh="torchdojo {line} 没有 {got} 这个选项{near}"
    )
    return UsageError(
        what=what.format(line=line, got=got, near=near.format(name="".join(close))),
        why=Text(en="{name} means: {says}.", zh="{name} 的含义：{says}。").format(
            name=meant.name, says=meant.says
        )
        if meant
        else Text(
            en="Each command and each program has options of its own.",
            zh="每个命令、每个程序各有自己的选项。",
        ),
        cure=Text(
            en=f"Its options, the nearest first: {', '.join(there)}.",
            zh=f"它的选项，最接近的在前：{'、'.join(there)}。",
        ),
    )


def _left_over(name: str, argv: Sequence[str], token: str, takes: Sequence[Argument]) -> UsageError:
    if token.startswith("-"):
        words = takewhile(lambda word: not word.startswith("-"), argv)
        return _unknown_option(" ".join((name, *words)), token.split("=")[0], takes)
    return UsageError(
        what=Text(en=f"“{token}” is one word too many.", zh=f"“{token}”是多余的。"),
        why=Text(
            en=f"“torchdojo {name}” has all the words it takes.", zh=f"“torchdojo {name}”用不着这个词。"
        ),
        cure=Text(en=f"torchdojo {name} -h shows how it is used.", zh=f"用法见 torchdojo {name} -h。"),
    )
