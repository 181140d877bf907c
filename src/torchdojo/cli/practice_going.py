"""`torchdojo practice`, `init` and `next`: where the learner begins and goes on."""

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Told
from torchdojo.cli.practice_checking import judge, tell_notice
from torchdojo.cli.practice_desk import (
    attended,
    exercise_of,
    find_exercise,
    learner,
    made,
    path_of,
    task,
)
from torchdojo.cli.screen import screen
from torchdojo.cli.values import UsageError
from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.learner import through
from torchdojo.text import Text

ALL_DONE = Text(en="Every exercise is passed or skipped.", zh="所有练习都通过或跳过了。")


def go_on(told: Told) -> int:
    """Continue: on a terminal watch the current exercise, else check it once."""
    at = made(told, ask=True)
    if at is None:
        return DONE
    with at:
        if attended():
            from torchdojo.cli.practice_watch import watched

            return watched(at)
        exercise = exercise_of(told, at)
        screen().print(task(exercise))
        screen().print(f"\n{path_of(exercise, at)}\n", soft_wrap=True)
        return judge(at, [exercise], as_json=False)


def init(told: Told) -> int:
    """Make the folder, or bring it up to date; no file that the learner changed is written."""
    at = made(told, ask=False)
    assert at is not None
    exercise = at.current()
    text = Text(en="{n} exercises in {folder}.", zh="{folder} 里有 {n} 道练习。")
    screen().print(str(text.format(n=len(exercises()), folder=at.workspace.root)), soft_wrap=True)
    kept = [one for one in exercises() if at.workspace.touched(one)]
    if kept:
        text = Text(
            en="Files that are yours, left as they are: {n}.", zh="其中 {n} 个文件你改过，一个字也没动。"
        )
        screen().print(str(text.format(n=len(kept))))
    if exercise:
        text = Text(
            en="Begin: torchdojo practice   (the file is {file})",
            zh="开始：torchdojo practice（文件是 {file}）",
        )
        screen().print(str(text.format(file=path_of(exercise, at))), soft_wrap=True)
    tell_notice(at)
    return DONE


def go_next(told: Told) -> int:
    """Go on to the next exercise, or to the one that is named."""
    with learner(told) as at:
        at.open()
        exercise = at.current()
        if told.name:
            aim = find_exercise(told.name)
        else:
            if exercise and not told.skip and not through(at.book().records.get(exercise.name)):
                raise _not_passed(exercise)
            if exercise and told.skip and not through(at.book().records.get(exercise.name)):
                at.skip(exercise)
            following = at.following(exercise)
            if following is None:
                screen().print(str(ALL_DONE))
                return DONE
            aim = following
        at.go(aim)
        screen().print(task(aim))
        screen().print(f"\n{path_of(aim, at)}", soft_wrap=True)
    return DONE


def _not_passed(exercise: Exercise) -> UsageError:
    return UsageError(
        what=Text(en=f"{exercise.name} is not passed yet.", zh=f"{exercise.name} 还没通过。"),
        why=Text(en="The next one comes after it.", zh="通过之后才到下一道。"),
        cure=Text(
            en="Leave it for now: torchdojo practice next --skip. Or go to another: torchdojo practice next NAME",
            zh="先跳过：torchdojo practice next --skip。或者去别的题：torchdojo practice next 题名",
        ),
    )
