"""Where the learner works: the folder, found or made after asking; the exercise they mean; what it says."""

import sys
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.syntax import Syntax
from rich.text import Text as Styled

from torchdojo.cli.grammar import Argument, Told
from torchdojo.cli.layout import markdown
from torchdojo.cli.screen import screen
from torchdojo.cli.values import PATH, TEXT, UsageError
from torchdojo.cli.verdicts import shortened
from torchdojo.practice import workspace
from torchdojo.practice.bank import Exercise, exercises, find
from torchdojo.practice.learner import Learner
from torchdojo.practice.workspace import NAME, Workspace
from torchdojo.text import DojoError, Text

DIR = Argument(
    "--dir", Text(en="the folder of the exercises (default ./dojo)", zh="练习文件夹（默认 ./dojo）"), PATH
)
STUDENT = Argument(
    "--student",
    Text(
        en="a name or number: the checks then use numbers of your own; remembered",
        zh="姓名或学号：检查用的数据因人而异；会记住",
    ),
    TEXT,
)
WHICH = Argument(
    "name",
    Text(
        en="an exercise, or a part of its name; the current one if left out",
        zh="练习名，写一部分也行；不写就是当前这道",
    ),
    TEXT,
)
JSON = Argument(
    "--json", Text(en="print JSON, for editors and classrooms", zh="输出 JSON，供编辑器和课堂使用")
)
YES = Argument("--yes", Text(en="do not ask", zh="不再询问"))


def attended() -> bool:
    """Whether somebody sits in front, to be asked and to press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def learner(told: Told) -> Learner:
    """Return the learner of the folder that is meant. Raises DojoError if there is none."""
    found = workspace.find(told.dir or "")
    if found is None:
        raise _no_folder(told.dir)
    return _at(found, told)


def made(told: Told, ask: bool) -> Learner | None:
    """Return the learner of the folder that is meant, made on first use; None if they would not have it made."""
    found = workspace.find(told.dir or "")
    if found is None:
        found = Workspace(Path(told.dir or NAME).expanduser().absolute())
        if ask and not told.dir:
            if not attended():
                raise _no_folder(None)
            if not yes(
                Text(
                    en="Make the folder {folder} with {n} exercises? [Y/n] ",
                    zh="建立文件夹 {folder}，放入 {n} 道练习？[Y/n] ",
                ).format(folder=found.root, n=len(exercises())),
                default=True,
            ):
                return None
    at = _at(found, told)
    at.open()
    return at


def exercise_of(told: Told, at: Learner) -> Exercise:
    """Return the exercise that is meant. Raises DojoError if all are done and none is named."""
    name = getattr(told, "name", None)
    exercise = find_exercise(name) if name else at.current()
    if exercise is None:
        raise DojoError(
            what=Text(en="Every exercise is passed.", zh="所有练习都通过了。"),
            why=Text(en="So there is no current one.", zh="所以没有“当前这道”。"),
            cure=Text(
                en="Name one: torchdojo practice list shows them.",
                zh="请写出名字：torchdojo practice list 列出全部。",
            ),
        )
    return exercise


def find_exercise(name: str) -> Exercise:
    """Return the exercise of this name. Raises UsageError: a wrong name is no wrong answer."""
    try:
        return find(name)
    except DojoError as error:
        raise UsageError(error.what, error.why, error.cure) from None


def yes(question: Text, default: bool = False) -> bool:
    """Ask on the terminal."""
    screen().print(str(question), end="", soft_wrap=True)
    screen().file.flush()
    answer = sys.stdin.readline().strip().lower()
    return default if not answer else answer[0] in "y是好"


def task(exercise: Exercise) -> RenderableType:
    """Return the task for the screen."""
    title = Text(en="Lecture {n} · {title}", zh="第 {n} 讲 · {title}").format(
        n=exercise.lecture, title=exercise.title
    )
    body = markdown(str(exercise.task), inline="ansi_dark")
    return Group(Styled(str(title), style="bold"), "", body)


def hints(exercise: Exercise, seen: int) -> RenderableType:
    """Return the first hints for the screen."""
    head = Text(en="Hint {i} of {n}: ", zh="提示 {i}/{n}：")
    lines = [
        Styled(str(head.format(i=i, n=len(exercise.hints))), style="bold yellow")
        + Styled(str(hint), style="not bold default")
        for i, hint in enumerate(exercise.hints[:seen], 1)
    ]
    return Group(*lines)


def solutions(exercise: Exercise, both: tuple[str, str]) -> RenderableType:
    """Return the solution and the alternative for the screen, and what to notice."""
    titles = Text(en="The course's solution", zh="课程的写法"), Text(en="Another way", zh="另一种写法")
    parts: list[RenderableType] = []
    for title, code in zip(titles, both, strict=True):
        shown = Syntax(code.strip(), "python", theme="ansi_dark", word_wrap=True, background_color="default")
        parts += [Styled(str(title), style="bold"), Padding(shown, (0, 0, 1, 2))]
    return Group(*parts, str(exercise.notice))


def path_of(exercise: Exercise, at: Learner) -> str:
    """Return the exercise's file as the learner would write it here."""
    return shortened(at.workspace.file(exercise), Path.cwd())


def _at(found: Workspace, told: Told) -> Learner:
    return Learner(found, getattr(told, "student", None) or "")


def _no_folder(given: str | None) -> DojoError:
    if given:
        return UsageError(
            what=Text(en=f"{given} is not a folder of exercises.", zh=f"{given} 不是练习文件夹。"),
            why=Text(en="It holds no .torchdojo folder.", zh="里面没有 .torchdojo。"),
            cure=Text(
                en=f"Make one there: torchdojo practice init --dir {given}",
                zh=f"在那里建一个：torchdojo practice init --dir {given}",
            ),
        )
    return UsageError(
        what=Text(en="There is no folder of exercises here.", zh="这里没有练习文件夹。"),
        why=Text(
            en=f"It is looked for as ./{NAME}, and upward from the current folder.",
            zh=f"找过 ./{NAME}，也从当前文件夹往上找过。",
        ),
        cure=Text(en="Make one: torchdojo practice init", zh="建一个：torchdojo practice init"),
    )
