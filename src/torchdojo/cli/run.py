"""`torchdojo run N [PROGRAM]`: train a lecture's program and watch it learn."""

from collections.abc import Sequence
from dataclasses import replace

from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.history import resumable
from torchdojo.cli.programs import LECTURE_WORD, show
from torchdojo.cli.settings import flag, given, options, reads_no_data, words_of
from torchdojo.cli.source import source_of
from torchdojo.cli.values import FILE, LECTURE, NAME, RUN, UsageError, several_of, unknown, whole
from torchdojo.lectures import catalogue
from torchdojo.text import Text

PLOTS = ("terminal", "visdom", "tensorboard", "none")
PLOT = Argument(
    "--plot",
    Text(
        en="where to draw while it trains, several with commas; without it: terminal on a terminal, else none",
        zh="训练时画到哪里，多个用逗号分开；不写时，在终端里是 terminal，否则是 none",
    ),
    several_of(PLOTS),
    many=True,
)
FIGURE = Argument(
    "--figure",
    Text(en="draw the run into this .png or .svg when it ends", zh="结束时把这次运行画成 .png 或 .svg 图片"),
    FILE,
)
THREADS = Argument(
    "--threads",
    Text(
        en="threads to compute with; 0: what the load leaves free",
        zh="用几个线程计算；0 表示机器空闲多少用多少",
    ),
    whole(0),
)
PROGRAM_WORD = Argument(
    "program",
    Text(
        en="one of its programs (torchdojo programs N names them); the main one if left out",
        zh="这一讲的哪个程序（用 torchdojo programs N 查看）；不写就是主程序",
    ),
    NAME,
)
TAKES = (
    replace(LECTURE_WORD, needed=False),  # --resume does without
    PROGRAM_WORD,
    Argument("--quick", Text(en="a small run, to see that it works", zh="小规模跑一遍，看看能不能跑通")),
    THREADS,
    PLOT,
    FIGURE,
    Argument(
        "--resume",
        Text(
            en="go on with a run that was stopped; last: the newest",
            zh="接着跑一次停下的运行；last 表示最近一次",
        ),
        RUN,
    ),
    Argument("--list", Text(en="list the programs of the lecture", zh="列出这一讲的全部程序")),
)
FLAGS = tuple(a.name for a in TAKES if a.option and a.kind is None)


def run(told: Told) -> int:
    """Train a program, or go on with a run."""
    if told.resume:
        from torchdojo.cli import session

        past = resumable(told.resume, told.lecture)
        return session.resume(past, given(source_of(past.lecture, past.program), vars(told)), vars(told))
    if told.lecture is None:
        raise UsageError(
            what=Text(en="Which lecture?", zh="要跑哪一讲？"),
            why=Text(en="“run” needs its number.", zh="run 后面要写讲的编号。"),
            cure=Text(en="For example: torchdojo run 8", zh="例如：torchdojo run 8"),
        )
    if told.list:
        return show(told.lecture)
    from torchdojo.cli import session

    name = program_name(told.lecture, told.program)
    source = source_of(told.lecture, name)
    quick = source.quick if told.quick else {}
    return session.start(told.lecture, name, {**quick, **given(source, vars(told))}, vars(told))


def _settings(argv: Sequence[str]) -> list[Argument]:
    """Return the options of the program that `argv` names, if it names one."""
    words = words_of(argv, FLAGS)
    if not words:
        return _settings_of_run(argv)
    lecture = LECTURE.read("", words[0])
    sources = [source_of(lecture, name) for name in catalogue.programs(lecture)]
    switches = [flag(s.name) for source in sources for s in source.settings if s.type == "bool"]
    switches += [f"--no-{switch[2:]}" for switch in switches]
    words = words_of(argv, (*FLAGS, *switches))
    source = source_of(lecture, program_name(lecture, words[1] if len(words) > 1 else None))
    there = options(source)
    if any(token.split("=")[0] == "--data" for token in argv) and "--data" not in [o.name for o in there]:
        raise reads_no_data(lecture, source)
    return there


def _settings_of_run(argv: Sequence[str]) -> list[Argument]:
    """Return the options of the program whose run is to be resumed."""
    at = next((i for i, token in enumerate(argv) if token.startswith("--resume")), None)
    if at is None:
        return []
    name = argv[at].partition("=")[2] or "".join(argv[at + 1 : at + 2])
    past = resumable(name)
    return options(source_of(past.lecture, past.program))


def program_name(lecture: int, name: str | None) -> str:
    """Return the name of a program as its file has it; raises UsageError naming those there are."""
    there = catalogue.programs(lecture)
    if name is None:
        return catalogue.find(lecture).main
    if name.replace("-", "_") in there:
        return name.replace("-", "_")
    raise unknown(
        what=Text(
            en=f"Lecture {lecture} has no program “{name}”.", zh=f"第 {lecture} 讲没有叫“{name}”的程序。"
        ),
        why=Text(en="A program is a file of the lecture.", zh="每个程序是这一讲的一个文件。"),
        got=name,
        there=there,
    )


COMMAND = Command(
    does=Text(
        en="Train a lecture's program and watch it learn. The run is kept in a folder with a report; Ctrl-C stops "
        "it after the step under way, and it can be resumed. Exit codes: 0 done, 1 error, 2 wrong command line, "
        "3 diverged, 130 stopped.",
        zh="训练某一讲的程序，看着它学。每次运行都存成一个文件夹，里面有报告；"
        "按 Ctrl-C 会在当前这一步之后停下，以后可以接着跑。"
        "退出码：0 完成，1 出错，2 命令写错，3 发散，130 中途停止。",
    ),
    run=run,
    takes=TAKES,
    more=_settings,
    examples=("torchdojo run 8", "torchdojo run 4 --lr 0.06", "torchdojo run 8 --plot terminal,visdom"),
)
