"""What `torchdojo practice` does besides watching: one function per command, each prints plainly and ends."""

import difflib
import json
from pathlib import Path

from rich.text import Text as Styled

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Told
from torchdojo.cli.practice_desk import (
    attended,
    exercise_of,
    hints,
    learner,
    path_of,
    solutions,
    yes,
)
from torchdojo.cli.screen import screen
from torchdojo.cli.values import UsageError
from torchdojo.engine import atomic
from torchdojo.engine.home import cannot_write
from torchdojo.practice.workspace import text_of
from torchdojo.text import DojoError, Text


def hint(told: Told) -> int:
    """Show the hints seen so far and one more."""
    with learner(told) as at:
        exercise = exercise_of(told, at)
        screen().print(hints(exercise, len(at.hints(exercise))))
    return DONE


def solution(told: Told) -> int:
    """Show the solution: after passing, or once it is confirmed that it counts."""
    with learner(told) as at:
        exercise = exercise_of(told, at)
        if not at.may_see_solution(exercise) and not told.yes:
            if not attended():
                raise UsageError(
                    what=Text(en=f"{exercise.name} is not passed yet.", zh=f"{exercise.name} 还没通过。"),
                    why=Text(
                        en="A solution that is seen before is noted in your progress.",
                        zh="通过之前看答案，会记在进度里。",
                    ),
                    cure=Text(
                        en="A hint costs less: torchdojo practice hint. "
                        f"To see it all the same: torchdojo practice solution {exercise.name} --yes",
                        zh="先看提示更好：torchdojo practice hint。"
                        f"一定要看：torchdojo practice solution {exercise.name} --yes",
                    ),
                )
            if not yes(SURE):
                return DONE
        screen().print(solutions(exercise, at.solution(exercise)))
    return DONE


def reset(told: Told) -> int:
    """Give the exercise a new file; the old one is kept beside it."""
    with learner(told) as at:
        exercise = exercise_of(told, at)
        if not told.yes and attended() and not yes(RESET.format(file=path_of(exercise, at))):
            return DONE
        kept = at.reset(exercise)
        text = Text(en="{file} is as you were given it.", zh="{file} 恢复成了最初的样子。")
        if kept:
            text = Text(
                en="{file} is new. Yours is kept as {kept}.", zh="{file} 已重新开始，原来的保留为 {kept}。"
            )
        screen().print(str(text.format(file=path_of(exercise, at), kept=kept)), soft_wrap=True)
    return DONE


def diff(told: Told) -> int:
    """Show what the learner changed since they got the file."""
    with learner(told) as at:
        exercise = exercise_of(told, at)
        file = at.workspace.file(exercise)
        mine = file.read_text("utf-8-sig", "replace").splitlines() if file.exists() else []
        lines = difflib.unified_diff(
            text_of(exercise).splitlines(), mine, "TODO", path_of(exercise, at), lineterm=""
        )
        styles = {"+": "green", "-": "red", "@": "cyan"}
        for line in lines:
            screen().print(Styled(line, style=styles.get(line[:1], "")), soft_wrap=True)
    return DONE


def open_file(told: Told) -> int:
    """Open the exercise in the editor."""
    from torchdojo.cli.editors import edit, editor

    with learner(told) as at:
        exercise = exercise_of(told, at)
        found = editor()
        if found is None:
            raise DojoError(
                what=Text(en="No editor was found.", zh="没有找到编辑器。"),
                why=Text(
                    en="$VISUAL and $EDITOR are not set; VS Code and PyCharm are not in PATH.",
                    zh="没有设置 $VISUAL 和 $EDITOR，PATH 里也没有 VS Code 和 PyCharm。",
                ),
                cure=Text(
                    en=f"Open it yourself: {path_of(exercise, at)}", zh=f"请自己打开：{path_of(exercise, at)}"
                ),
            )
        edit(found, at.workspace.file(exercise))
    return DONE


SURE = Text(
    en="It is not passed yet. Seeing the solution now is noted in your progress. Show it? [y/N] ",
    zh="还没通过。现在看答案会记在进度里。确定要看？[y/N] ",
)
RESET = Text(
    en="Start {file} again? Yours is kept beside it. [y/N] ", zh="{file} 重新开始？你写的会另存在旁边。[y/N] "
)


def export(told: Told) -> int:
    """Write progress and answers as one JSON file and as a page, to be handed in."""
    from torchdojo.practice.export import handed_in, page

    with learner(told) as at:
        at.open()
        content = handed_in(at.workspace, at.book())
        named = "".join(letter if letter.isalnum() else "-" for letter in content["student"])
        file = Path(told.file or f"torchdojo-{named or 'practice'}.json")
        if file.suffix != ".json":
            file = file.with_name(f"{file.name}.json")
        _make(file.parent)
        text = json.dumps(content, ensure_ascii=False, indent=1)
        atomic.write_bytes(file, text.encode())
        atomic.write_bytes(file.with_suffix(".html"), page(content).encode())
    words = Text(
        en="Exercises in {file}: {n}. {page} is for reading.", zh="{file} 里有 {n} 道练习；{page} 供阅读。"
    )
    shown = words.format(n=len(content["exercises"]), file=file, page=file.with_suffix(".html"))
    screen().print(str(shown), soft_wrap=True)
    if not content["student"]:
        screen().print(
            str(
                Text(
                    en="No name is in it; this adds one: torchdojo practice export --student NAME",
                    zh="里面没有姓名；这样加上：torchdojo practice export --student 姓名",
                )
            ),
            style="yellow",
        )
    return DONE


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
