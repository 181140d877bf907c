"""`torchdojo practice doctor`: whether everything that practice needs is well, a line each."""

import ast
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from torchdojo.cli import DONE, FAILED
from torchdojo.cli.check_up import print_finding
from torchdojo.cli.editors import editor
from torchdojo.cli.finding import Finding
from torchdojo.cli.grammar import Told
from torchdojo.practice import workspace
from torchdojo.practice.bank import exercises
from torchdojo.practice.progress import Progress
from torchdojo.practice.saves import Saves, remote
from torchdojo.practice.worker import Worker
from torchdojo.practice.workspace import Workspace
from torchdojo.text import DojoError, Text

SLOW = 0.5  # seconds for a verdict


def doctor(told: Told) -> int:
    """Examine folder, files, progress, file events, editor, worker; exit code 1 if something is broken."""
    broken = False
    for finding in _findings(workspace.find(told.dir or "")):
        broken = broken or finding.broken
        print_finding(finding)
    return FAILED if broken else DONE


def _findings(found: Workspace | None) -> Iterator[Finding]:
    if found is None:
        what = Text(en="no folder of exercises here", zh="这里没有练习文件夹")
        yield Finding(
            what, Text(en="Make one: torchdojo practice init", zh="建一个：torchdojo practice init")
        )
    else:
        examined: tuple[Callable[[Workspace], Finding], ...] = (_folder, _files, _progress, _events)
        for examine in examined:
            yield examine(found)
    yield _editor()
    yield from _worker()


def _folder(found: Workspace) -> Finding:
    what = Text(en="exercises: {folder}", zh="练习文件夹：{folder}").format(folder=found.root)
    try:
        with found.locked(), tempfile.TemporaryFile(dir=found.root) as file:
            file.write(b"torchdojo")
    except (DojoError, OSError) as error:
        cure = Text(en="Cannot write there: {error}", zh="无法写入：{error}").format(
            error=str(error).splitlines()[0]
        )
        return Finding(what, cure, broken=True)
    return Finding(what)


def _files(found: Workspace) -> Finding:
    mine = [one for one in exercises() if found.touched(one)]
    what = Text(en="{n} files, {mine} of them begun", zh="{n} 个文件，动过 {mine} 个").format(
        n=len(exercises()), mine=len(mine)
    )
    missing = [one for one in exercises() if not found.file(one).exists()]
    if missing:
        cure = Text(
            en="Missing: {n}. This adds them: torchdojo practice init",
            zh="缺 {n} 个，这样补上：torchdojo practice init",
        )
        return Finding(what, cure.format(n=len(missing)))
    faulty = [place for one in mine if (place := _unreadable(found.file(one)))]
    if faulty:
        cure = Text(en="Python cannot read {places}.", zh="Python 读不懂 {places}。")
        return Finding(what, cure.format(places=", ".join(faulty[:5])))
    return Finding(what)


def _unreadable(file: Path) -> str:
    try:
        ast.parse(file.read_bytes())
    except (SyntaxError, ValueError, OSError) as error:
        return f"{file.name}:{getattr(error, 'lineno', None) or 1}"
    return ""


def _progress(found: Workspace) -> Finding:
    progress = Progress(found)
    book = progress.read()
    if progress.notice:
        return Finding(Text(en="progress could not be read", zh="进度文件读不出来"), progress.notice)
    what = Text(en="progress is readable: {n} exercises noted", zh="进度文件正常：记录了 {n} 道练习")
    return Finding(what.format(n=len(book.records)))


def _events(found: Workspace) -> Finding:
    saves = Saves(found.root, lambda: None)
    saves.start()
    saves.stop()
    if saves.live:
        return Finding(
            Text(
                en="file events arrive: a file is checked when it is saved", zh="文件事件正常：保存后马上检查"
            )
        )
    why = Text(en="the system sends none", zh="系统没有发来")
    if remote(found.root):
        why = Text(en="a network drive, or Windows' under WSL", zh="网络盘，或 WSL 里的 Windows 盘")
    cure = Text(
        en="Files are looked at three times a second instead ({why}). A folder on this machine's own disk is quicker.",
        zh="改为每秒查看三次（{why}）。把文件夹放在本机磁盘上会更快。",
    )
    return Finding(Text(en="file events do not arrive", zh="收不到文件事件"), cure.format(why=why))


def _editor() -> Finding:
    found = editor()
    if found:
        return Finding(Text(en="editor: {name}", zh="编辑器：{name}").format(name=" ".join(found.command)))
    return Finding(
        Text(en="no editor found for the key o", zh="按 o 时没有可用的编辑器"),
        Text(
            en="Set $EDITOR, or install VS Code with its command “code”.",
            zh="设置 $EDITOR，或安装 VS Code 并启用 code 命令。",
        ),
    )


def _worker() -> Iterator[Finding]:
    began = time.monotonic()
    exercise = exercises()[0]
    with Worker() as worker:
        try:
            worker.check(exercise.name, exercise.right[0], exercise.right[0].read_text("utf-8"))
        except DojoError as error:
            yield Finding(error.what, error.why, broken=True)
            return
        warm = time.monotonic() - began
        verdict = worker.check(exercise.name, exercise.right[0], exercise.right[0].read_text("utf-8"))
        took = time.monotonic() - began - warm
    if not verdict.passed:
        yield Finding(Text(en="a right answer is refused", zh="正确答案被判错"), verdict.says, broken=True)
        return
    what = Text(
        en="the judge works: first verdict after {warm:.1f} s, the next after {took:.2f} s",
        zh="检查程序正常：第一次 {warm:.1f} 秒出结果，之后 {took:.2f} 秒",
    ).format(warm=warm, took=took)
    slow = Text(
        en="The machine is busy or slow: other programs may take the time.",
        zh="机器忙或较慢：可能有别的程序占着。",
    )
    yield Finding(what, slow if took > SLOW else None)
