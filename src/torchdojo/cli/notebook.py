"""`from torchdojo import check`: the same verdict and the same words in a notebook or at Python's prompt."""

import ast
import sys
from pathlib import Path
from typing import Any

from torchdojo.cli.screen import screen
from torchdojo.cli.verdicts import told
from torchdojo.practice import workspace
from torchdojo.practice.bank import Exercise, find
from torchdojo.practice.progress import Progress, now
from torchdojo.practice.verdict import Verdict
from torchdojo.text import DojoError, Text


def check(name: str, names: dict[str, Any] | None = None, student: str = "") -> None:
    """Judge what you defined and print the verdict: check("four-steps", globals()).

    `names` are those of the caller if left out. They are judged in a copy of this process: nothing of yours is
    changed. In a folder of exercises the verdict counts there.
    """
    names = sys._getframe(1).f_globals if names is None else names
    try:
        exercise = find(name)
        if not isinstance(names, dict):
            raise _no_names(exercise)
        verdict = _counted(exercise, names, student)
    except DojoError as error:
        screen().print(str(error))
        return
    screen().print(told(verdict, exercise, Path.cwd()))


def judged(exercise: Exercise, names: dict[str, Any], student: str = "") -> Verdict:
    """Return the verdict on names that are defined in this process."""
    from torchdojo.practice.child import here, warm

    warm.warm_up()
    job = {"exercise": exercise.name, "file": _file(exercise, names), "source": "", "student": student}
    if not here.can_fork():
        return here.judged(job, dict(names))
    from torchdojo.practice.child import process

    return process.judged(job, dict(names))


def _counted(exercise: Exercise, names: dict[str, Any], student: str) -> Verdict:
    found = workspace.find()
    if found is None:
        return judged(exercise, names, student)
    progress = Progress(found)
    verdict = judged(exercise, names, student or progress.read().student)
    with progress.change() as book:
        book.of(exercise.name).judged(verdict, now())
    return verdict


def _file(exercise: Exercise, names: dict[str, Any]) -> str:
    """Return where the asked-for names were defined: a cell has a file name, too."""
    for node in ast.parse(exercise.starter).body:
        code = getattr(names.get(getattr(node, "name", "")), "__code__", None)
        if code is None and isinstance(node, ast.ClassDef):
            methods = vars(names.get(node.name, object)).values()
            code = next((one.__code__ for one in methods if hasattr(one, "__code__")), None)
        if code is not None:
            return str(code.co_filename)
    return "<cell>"


def _no_names(exercise: Exercise) -> DojoError:
    call = f'check("{exercise.name}", globals())'
    return DojoError(
        what=Text(en="check() got something else than names.", zh="check() 收到的不是一组名字。"),
        why=Text(
            en="It looks up by name what you defined, as the task names it.",
            zh="它按题目里的名字，去找你定义的东西。",
        ),
        cure=Text(en=f"Write: {call}", zh=f"请写：{call}"),
    )
