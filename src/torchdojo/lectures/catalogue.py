"""Finds lectures and their programs by looking at the folders; imports no torch until a program is loaded."""

import ast
import importlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from torchdojo.engine.program import Program
from torchdojo.text import DojoError, Text

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lecture:
    """What a lecture's `__init__.py` says of it. `number` counts as the notes do, `course` as the course does."""

    number: int
    course: int
    title: Text
    teaches: Text
    main: str  # the file name of its main program, without .py


@cache
def lectures() -> dict[int, Lecture]:
    """Return every lecture by its number, in order."""
    found = [importlib.import_module(f"{__package__}.{path.name}").LECTURE for path in _folders().values()]
    return {lecture.number: lecture for lecture in sorted(found, key=lambda lecture: lecture.number)}


@cache
def _folders() -> dict[int, Path]:
    found = [path.parent for path in HERE.glob("l[0-9][0-9]_*/__init__.py")]
    return {int(path.name[1:3]): path for path in sorted(found)}


def find(number: int) -> Lecture:
    """Return lecture `number`; raises DojoError naming the numbers there are."""
    if number in lectures():
        return lectures()[number]
    there = ", ".join(map(str, lectures()))
    raise DojoError(
        what=Text(en=f"There is no lecture {number}.", zh=f"没有第 {number} 讲。"),
        why=Text(
            en="The notes number the lectures 1 to 11 and 13. None is missing: the notes skip the course's "
            "overview and call course lecture n+1 “lecture n”, except the last, which keeps its own number.",
            zh="笔记的编号是第 1 到 11 讲和第 13 讲。一讲都没有少：笔记略去了课程的概论，"
            "把课程第 n+1 讲叫作“第 n 讲”，只有最后一讲保留了课程自己的编号。",
        ),
        cure=Text(en=f"Choose one of: {there}.", zh=f"请选择：{there}。"),
    )


def folder(number: int) -> Path:
    """Return the folder of lecture `number`."""
    find(number)
    return _folders()[number]


def programs(number: int) -> dict[str, Path]:
    """Return the programs of a lecture by name, the main one first: the files that define PROGRAM."""
    main = find(number).main
    files = {path.stem: path for path in sorted(folder(number).glob("*.py")) if _program_call(path)}
    return {main: files[main], **files}


def title_of(path: Path) -> Text:
    """Read the title in `PROGRAM = Program(title=Text(...), ...)` without importing the file."""
    call = _program_call(path)
    assert call is not None, f"{path} defines no PROGRAM"
    title = next(k.value for k in call.keywords if k.arg == "title")
    return Text(**{k.arg: ast.literal_eval(k.value) for k in cast(ast.Call, title).keywords if k.arg})


def load(number: int, name: str | None = None) -> Program:
    """Import a program (this imports torch); `name` defaults to the lecture's main one. Raises DojoError."""
    there = programs(number)
    name = (name or find(number).main).replace("-", "_")
    if name not in there:
        raise DojoError(
            what=Text(
                en=f"Lecture {number} has no program “{name}”.", zh=f"第 {number} 讲没有叫“{name}”的程序。"
            ),
            why=Text(
                en="A program is a file in the lecture's folder.", zh="每个程序是这一讲文件夹里的一个文件。"
            ),
            cure=Text(en=f"Choose one of: {', '.join(there)}.", zh=f"请选择：{'、'.join(there)}。"),
        )
    module = importlib.import_module(f"{__package__}.{folder(number).name}.{name}")
    return cast(Program, module.PROGRAM)


@cache
def _program_call(path: Path) -> ast.Call | None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="PROGRAM")], value=ast.Call() as call):
                return call
    return None
