"""What an option's value may be: reads it from the command line, or says what is allowed instead."""

import difflib
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from torchdojo.text import DojoError, Text


class UsageError(DojoError):
    """The command line itself is wrong; exit code 2."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how help shows it, and how it is read from (name of the option, text given)."""

    shown: Text | str
    read: Callable[[str, str], Any]


def nearest(got: str, there: Iterable[str]) -> list[str]:
    """Return `there`, the names most like `got` first."""
    likeness = {name: difflib.SequenceMatcher(None, got.lower(), name.lower()).ratio() for name in there}
    return sorted(likeness, key=lambda name: -likeness[name])


def unknown(what: Text, why: Text, got: str, there: Iterable[str]) -> UsageError:
    """Return the error for a name that does not exist; its cure lists those that do, the nearest first."""
    names = nearest(got, there)
    cure = Text(en=f"Choose one of: {', '.join(names)}.", zh=f"可选：{'、'.join(names)}。")
    return UsageError(what, why, cure)


def _refuse(name: str, text: str, why: Text, cure: Text) -> UsageError:
    return UsageError(Text(en=f"{name} cannot be “{text}”.", zh=f"{name} 不能是“{text}”。"), why, cure)


def _example(name: str, value: object) -> Text:
    return Text(en=f"For example: {name} {value}", zh=f"例如：{name} {value}")


def whole(least: int | None = None, since: Text | None = None) -> Kind:
    """A whole number, at least `least`; `since` says why no less."""

    def read(name: str, text: str) -> int:
        limits = Text(en="a whole number", zh="整数")
        if least is not None:
            limits = Text(en=f"a whole number from {least} on", zh=f"不小于 {least} 的整数")
        try:
            value = int(text)
        except ValueError:
            value = None
        if value is None or not -(2**63) <= value < 2**63 or (least is not None and value < least):
            too_small = (
                Text(en=": {since}", zh="：{since}").format(since=since)
                if since and value is not None
                else ""
            )
            raise _refuse(
                name,
                text,
                why=Text(en="It takes {limits}{more}.", zh="它需要{limits}{more}。").format(
                    limits=limits, more=too_small
                ),
                cure=_example(name, max(3, least or 0)),
            )
        return value

    return Kind(Text(en="INTEGER", zh="整数"), read)


def number(least: float | None = None, below: float | None = None) -> Kind:
    """A finite number, at least `least` and less than `below`."""

    def read(name: str, text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        fits = math.isfinite(value)
        fits = fits and (least is None or value >= least) and (below is None or value < below)
        if fits:
            return value
        raise _refuse(
            name,
            text,
            why=Text(en="It takes a number{limits}.", zh="它需要一个数{limits}。").format(
                limits=_limits(least, below)
            ),
            cure=_example(name, 0.1),
        )

    return Kind(Text(en="NUMBER", zh="数"), read)


def _limits(least: float | None, below: float | None) -> Text | str:
    if least is None:
        return ""
    if below is None:
        return Text(en=f" from {least:g} on", zh=f"，不小于 {least:g}")
    return Text(en=f" from {least:g} to below {below:g}", zh=f"，不小于 {least:g} 且小于 {below:g}")


def one_of(names: Iterable[str]) -> Kind:
    """One of a few names."""
    there = tuple(names)

    def read(name: str, text: str) -> str:
        if text in there:
            return text
        raise unknown(
            what=Text(en=f"{name} cannot be “{text}”.", zh=f"{name} 不能是“{text}”。"),
            why=Text(en="It takes one of a few names.", zh="它只接受几个固定的名字。"),
            got=text,
            there=there,
        )

    return Kind("|".join(there), read)


def several_of(names: Iterable[str]) -> Kind:
    """Names out of a few, separated by commas."""
    one = one_of(names)
    return Kind(one.shown, lambda name, text: [one.read(name, part.strip()) for part in text.split(",")])


def words(shown: Text) -> Kind:
    """Any text."""
    return Kind(shown, lambda _, text: text)


def _lecture(_: str, text: str) -> int:
    from torchdojo.lectures import catalogue

    digits = text.lower().removeprefix("l").removeprefix("第").removesuffix("讲")
    try:
        return catalogue.find(int(digits) if digits.isdecimal() else -1).number
    except DojoError as error:
        what = Text(en=f"There is no lecture “{text}”.", zh=f"没有“{text}”这一讲。")
        raise UsageError(what, error.why, error.cure) from None


LECTURE = Kind(Text(en="N", zh="讲"), _lecture)
TEXT = words(Text(en="TEXT", zh="文字"))
PATH = words(Text(en="PATH", zh="路径"))
NAME = words(Text(en="PROGRAM", zh="程序"))
FILE = words(Text(en="FILE", zh="文件"))
RUN = words(Text(en="RUN", zh="运行记录"))
