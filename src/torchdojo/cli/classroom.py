"""`torchdojo classroom`: what a class handed in, as one table."""

from pathlib import Path

from torchdojo.cli import DONE, FAILED
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.screen import complaints, screen
from torchdojo.cli.values import PATH, UsageError
from torchdojo.engine import atomic
from torchdojo.practice.classroom import Class, Judged, judge_again
from torchdojo.practice.submissions import Refused, Submission, collected, newest
from torchdojo.practice.worker import Worker
from torchdojo.text import Text


def collect(told: Told) -> int:
    """Read the files of a folder, judge them again if asked to, write class.csv and class.html."""
    folder = Path(told.folder).expanduser()
    if not folder.is_dir():
        raise UsageError(
            what=Text(en=f"{folder} is not a folder.", zh=f"{folder} 不是文件夹。"),
            why=Text(
                en="The files that learners hand in are looked for in a folder.",
                zh="学员交的文件要放在一个文件夹里。",
            ),
            cure=Text(
                en="They are made by: torchdojo practice export",
                zh="文件由学员导出：torchdojo practice export",
            ),
        )
    there = newest(list(collected(folder)))
    taken = sorted((one for one in there if isinstance(one, Submission)), key=lambda one: one.student)
    refused = [one for one in there if isinstance(one, Refused)]
    for one in refused:
        words = Text(en="{file} is not taken. {why}", zh="{file} 没有收下。{why}").format(
            file=one.file, why=one.why
        )
        complaints().print(str(words), style="yellow", soft_wrap=True)
    found = Class(taken, refused, _judged(taken) if told.judge else {})
    _write(found, Path(told.out or "."))
    summary = Text(
        en="Learners: {n}. Files not taken: {refused}.", zh="{n} 名学员，{refused} 个文件没有收下。"
    )
    screen().print(str(summary.format(n=len(taken), refused=len(refused))))
    return DONE if taken else FAILED


def _judged(taken: list[Submission]) -> Judged:
    found: Judged = {}
    with Worker() as worker:
        for student, exercise, verdict in judge_again(taken, worker):
            found[student, exercise] = verdict
            words = Text(en="{student} · {exercise}: {kind}", zh="{student} · {exercise}：{kind}")
            complaints().print(
                str(words.format(student=student, exercise=exercise, kind=verdict.kind)), style="dim"
            )
    return found


def _write(found: Class, out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from torchdojo.engine.home import cannot_write

        raise cannot_write(out, error) from error
    bom = b"\xef\xbb\xbf"  # without it, spreadsheets take Chinese for another encoding
    for name, content in (
        ("class.csv", bom + found.as_csv().encode()),
        ("class.html", found.as_page().encode()),
    ):
        atomic.write_bytes(out / name, content)
        screen().print(str(out / name), soft_wrap=True)


COMMANDS = {
    "collect": Command(
        does=Text(
            en="Make one table of what a class handed in (torchdojo practice export): attempts, hints, time, and which "
            "property failed most. Writes class.csv and class.html. Files that do not fit are refused with a sentence.",
            zh="把全班交的文件（torchdojo practice export）汇成一张表：尝试次数、提示、用时、最常出错的地方。"
            "写出 class.csv 和 class.html。不合规的文件会说明原因，不收。",
        ),
        run=collect,
        takes=(
            Argument(
                "folder", Text(en="the folder with the files", zh="放这些文件的文件夹"), PATH, needed=True
            ),
            Argument(
                "--out",
                Text(en="where the table is written (default: here)", zh="表写到哪里（默认：当前文件夹）"),
                PATH,
            ),
            Argument(
                "--judge",
                Text(
                    en="judge every answer again, with limits and without network",
                    zh="每份答案都重新判一遍，有限制，不联网",
                ),
            ),
        ),
        examples=(
            "torchdojo classroom collect submissions/",
            "torchdojo classroom collect submissions/ --judge --out results/",
        ),
    ),
}
