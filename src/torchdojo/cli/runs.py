"""`torchdojo runs`: list, show, resume, compare and remove what was run."""

import sys
from collections.abc import Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text as Styled

from torchdojo.cli import DONE, STOPPED, outcome
from torchdojo.cli.comparing import compare
from torchdojo.cli.gallery import Gallery
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.history import Past, history, named, resumable
from torchdojo.cli.progress import name_of, written
from torchdojo.cli.promises import headline
from torchdojo.cli.run import FIGURE, PLOT, THREADS
from torchdojo.cli.screen import screen
from torchdojo.cli.settings import command
from torchdojo.cli.values import RUN, UsageError, whole
from torchdojo.lectures import catalogue
from torchdojo.plots.story import Story, tell
from torchdojo.text import Text
from torchdojo.views import Curve

MANY = 20  # runs listed without --all
NONE_YET = Text(
    en="Nothing has been run yet. Start with: torchdojo run 1", zh="还没有运行过。先来一次：torchdojo run 1"
)
OLDER = Text(
    en="{n} older ones: torchdojo runs list --all", zh="还有 {n} 个更早的：torchdojo runs list --all"
)
INTERRUPTED = Text(
    en="Interrupted: its process was killed, or the machine went off, before it could note an end.",
    zh="被中断：进程被强行结束，或者机器断了电，没来得及记下结局。",
)
OWN_SCRIPT = Text(en="your own script {line}", zh="你自己的脚本 {line}")
ONE_RUN = Argument(
    "run",
    Text(en="a run's name, its beginning, or last", zh="运行记录的名称、名称的开头，或 last（最近一次）"),
    RUN,
    needed=True,
)
SEVERAL_RUNS = Argument("runs", ONE_RUN.says, RUN, needed=True, many=True)


def listed(told: Told) -> int:
    """List the runs, the newest first."""
    pasts = list(history())
    if not pasts:
        screen().print(str(NONE_YET))
        return DONE
    chosen = pasts if told.all else pasts[:MANY]
    rows = [(past.folder.name, past.state, _in_short(past)) for past in chosen]
    if screen().width < _width(rows):
        for name, state, result in rows:  # a name is never broken: it is to be copied
            screen().print(name, soft_wrap=True)
            screen().print(Styled("  ") + state + f"  {result}", soft_wrap=True)
    else:
        screen().print(_table(rows))
    if len(pasts) > len(chosen):
        screen().print(str(OLDER.format(n=len(pasts) - len(chosen))), style="dim")
    return DONE


def _width(rows: Sequence[tuple[str, Styled, str]]) -> int:
    """Return how many cells the table of the runs takes."""
    columns = zip(*((name, state.plain, result) for name, state, result in rows), strict=True)
    return sum(max(map(cell_len, column)) for column in columns) + 2 * 4


def _table(rows: Sequence[tuple[str, Styled, str]]) -> Table:
    table = Table(box=None, padding=(0, 2), pad_edge=False, header_style="dim")
    for column in (Text(en="run", zh="运行记录"), Text(en="state", zh="状态"), Text(en="result", zh="结果")):
        table.add_column(str(column), overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _in_short(past: Past) -> str:
    """Return the number that the program promises something about, or else the first one."""
    ended = past.ended
    if not ended or not ended.result:
        return ""
    promise = headline(past.source) if past.source else None
    name = promise.value if promise and promise.value in ended.result else next(iter(ended.result))
    return f"{name_of(name)} {written(name, ended.result[name])}"


def show(told: Told) -> int:
    """Show a run: the command that repeats it, how it ended, its loss, its views, where it lies."""
    past = named(told.run)
    story = tell(past.folder.records())
    screen().print(Styled(past.folder.name, style="bold") + "  " + past.state, soft_wrap=True)
    _where_from(past)
    gallery = Gallery(screen(), pictures=True)
    for view in (*_loss(story), *(frames[-1] for frames in story.views)):
        gallery.take(view, training=bool(story.series))  # then one taller than a screen is only named
    gallery.finish()
    screen().print()
    if story.started and story.ended:
        outcome.tell(story.started, story.ended, past.source)
    elif past.folder.state == "interrupted":
        screen().print(str(INTERRUPTED))
    report = past.folder.path / "report.html"
    outcome.places(past.folder.path, report if report.exists() else None)
    if past.source and past.folder.state in ("stopped", "interrupted"):
        outcome.how_to_resume(past.folder)
    return DONE


def _where_from(past: Past) -> None:
    """Say what was run: the command that repeats it, or the learner's own script."""
    if past.tracked:
        script = past.settings.get("script") or past.program
        line = f"{script} {past.settings.get('arguments', '')}".rstrip()
        screen().print(str(OWN_SCRIPT.format(line=line)), style="cyan", soft_wrap=True)
        return
    main = catalogue.find(past.lecture).main if past.source else past.program
    screen().print(command(past.lecture, past.program, main, past.given), style="cyan", soft_wrap=True)
    screen().print(
        "  ".join(f"{name}={value}" for name, value in past.settings.items() if value != ""), style="dim"
    )


def _loss(story: Story) -> list[Curve]:
    steps, losses = story.series.get("loss", ([], []))
    if len(losses) < 2:
        return []
    label = Text(en="loss", zh="损失")
    return [Curve(label, Text(en="step", zh="步"), label, {"loss": (steps, losses)})]


def resume(told: Told) -> int:
    """Go on with a run."""
    from torchdojo.cli import session

    given = {} if told.epochs is None else {"epochs": told.epochs}
    return session.resume(resumable(told.run), given, vars(told))


def remove(told: Told) -> int:
    """Delete runs, after asking."""
    pasts = [named(name) for name in told.runs]
    for past in pasts:
        screen().print(past.folder.name, soft_wrap=True)
    if not told.yes:
        if not sys.stdin.isatty():
            raise UsageError(
                what=Text(en="Nobody can be asked here.", zh="这里没法向你确认。"),
                why=Text(
                    en="Removing runs cannot be undone, so it is asked first.",
                    zh="删除运行记录无法撤销，所以要先确认。",
                ),
                cure=Text(en="Add --yes if you mean it.", zh="确定要删，就加上 --yes。"),
            )
        question = Text(en="Delete for good? [y/N] ", zh="确定彻底删除？[y/N] ")
        if screen().input(str(question)).strip().lower() not in ("y", "yes", "是"):
            return STOPPED
    for past in pasts:
        past.folder.remove()
    screen().print(str(Text(en="Removed: {n}.", zh="已删除 {n} 个。").format(n=len(pasts))))
    return DONE


COMMANDS = {
    "list": Command(
        does=Text(en="List the runs, the newest first.", zh="列出运行记录，最近的在最前。"),
        run=listed,
        takes=(Argument("--all", Text(en="all of them, not only the newest", zh="全部列出，不只是最近的")),),
        examples=("torchdojo runs",),
    ),
    "show": Command(
        does=Text(
            en="Show a run: its settings, loss, views and result, and where its report is.",
            zh="查看一次运行：设置、损失、图和结果，以及报告在哪里。",
        ),
        run=show,
        takes=(ONE_RUN,),
        examples=("torchdojo runs show last",),
    ),
    "resume": Command(
        does=Text(
            en="Go on with a run from its last saved epoch, bit for bit as if it had never stopped.",
            zh="从最后保存的 epoch 接着跑，结果和从没停过时一模一样。",
        ),
        run=resume,
        takes=(
            ONE_RUN,
            Argument(
                "--epochs",
                Text(en="train up to so many epochs in all", zh="一共训练到多少个 epoch"),
                whole(1),
            ),
            THREADS,
            PLOT,
            FIGURE,
        ),
        examples=("torchdojo runs resume last", "torchdojo runs resume last --epochs 20"),
    ),
    "compare": Command(
        does=Text(
            en="Compare runs: the settings that differ, the results, and the losses in one picture.",
            zh="比较几次运行：不同的设置、结果，以及画在一起的损失曲线。",
        ),
        run=compare,
        takes=(SEVERAL_RUNS,),
        examples=("torchdojo runs compare l04-four_steps-20261123-063042 last",),
    ),
    "remove": Command(
        does=Text(en="Delete runs with all they hold.", zh="删除运行记录及其全部文件。"),
        run=remove,
        takes=(SEVERAL_RUNS, Argument("--yes", Text(en="do not ask", zh="不再询问"))),
        examples=("torchdojo runs remove l04-four_steps-20261123-063042",),
    ),
}
