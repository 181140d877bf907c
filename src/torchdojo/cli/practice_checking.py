"""`torchdojo practice check`: judge, tell, and end with a code that says whether all are right."""

import json
from pathlib import Path

from rich.text import Text as Styled

from torchdojo.cli import DONE, FAILED
from torchdojo.cli.grammar import Told
from torchdojo.cli.practice_desk import exercise_of, find_exercise, learner, path_of
from torchdojo.cli.screen import complaints, screen
from torchdojo.cli.verdicts import mark
from torchdojo.cli.verdicts import told as verdict_told
from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.learner import Learner
from torchdojo.practice.progress import UNWRITTEN
from torchdojo.practice.verdict import NOT_VERIFIED, Verdict
from torchdojo.text import Text

WARMING = Text(
    en="Warming up: importing torch takes some seconds, once.", zh="正在预热：导入 torch 要几秒钟，只需一次。"
)
GO_ON = Text(en="Go on: torchdojo practice next", zh="做下一道：torchdojo practice next")


def check(told: Told) -> int:
    """Check the exercises that are named, all that were begun, or the current one."""
    with learner(told) as at:
        at.open()
        if told.all:
            chosen = [one for one in exercises() if at.workspace.touched(one)]
            return judge(at, chosen, told.json, brief=True)
        chosen = [find_exercise(name) for name in told.names or ()] or [exercise_of(told, at)]
        return judge(at, chosen, told.json)


def judge(at: Learner, chosen: list[Exercise], as_json: bool, brief: bool = False) -> int:
    """Judge them in turn; the exit code says whether all are right."""
    at.warm_up()
    if not as_json:
        complaints().print(str(WARMING), style="dim")
    verdicts = []
    for exercise in chosen:
        verdicts.append(verdict := at.check(exercise))
        if as_json:
            continue
        if brief:
            screen().print(_line(exercise, verdict), soft_wrap=True)
        else:
            _tell(at, exercise, verdict, named=len(chosen) > 1)
        screen().file.flush()
    if as_json:
        _print_json(verdicts, a_list=brief or len(verdicts) != 1)
    elif brief:
        screen().print(str(_sum(verdicts)))
    tell_notice(at)
    return DONE if all(map(_right, verdicts)) else FAILED


def _tell(at: Learner, exercise: Exercise, verdict: Verdict, named: bool) -> None:
    """Print everything a verdict says, and where to write or how to go on."""
    if named:
        screen().print(Styled(exercise.name, style="bold"))
    screen().print(verdict_told(verdict, exercise, Path.cwd()))
    if verdict.kind == UNWRITTEN:
        screen().print(path_of(exercise, at), soft_wrap=True)
    elif _right(verdict) and exercise == at.current():
        screen().print(f"\n{GO_ON}", soft_wrap=True)


def _print_json(verdicts: list[Verdict], a_list: bool) -> None:
    rows = [verdict.to_json() for verdict in verdicts]
    print(json.dumps(rows if a_list else rows[0], ensure_ascii=False, indent=1), file=screen().file)


def _sum(verdicts: list[Verdict]) -> Text:
    text = Text(
        en="{good} of {n} exercises that you began are right.", zh="你动过的 {n} 道里，{good} 道是对的。"
    )
    return text.format(good=sum(map(_right, verdicts)), n=len(verdicts))


def _right(verdict: Verdict) -> bool:
    return verdict.passed or verdict.kind == NOT_VERIFIED


def _line(exercise: Exercise, verdict: Verdict) -> Styled:
    style = "green" if _right(verdict) else "red"
    return Styled(
        f"{mark(_right(verdict))} {exercise.lecture:>2} {exercise.name}: {verdict.says}", style=style
    )


def tell_notice(at: Learner) -> None:
    """Say what the learner should know of the progress file."""
    if at.progress.notice:
        complaints().print(str(at.progress.notice), style="yellow", soft_wrap=True)
