"""`torchdojo doctor`: runs the user's own script and says what is wrong with it, where, why, and what cures it."""

import os
from pathlib import Path

from torchdojo.cli import DONE, FAILED
from torchdojo.cli.doctor_fix import known, mend
from torchdojo.cli.doctor_rules import explain, list_rules
from torchdojo.cli.doctor_telling import TELLING, given_away, tell
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.screen import complaints, screen
from torchdojo.cli.values import FILE, PATH, TEXT, UsageError, whole
from torchdojo.doctor import kernel, ranks, spawn
from torchdojo.doctor import probe as probing
from torchdojo.doctor.diagnosis import diagnose, diagnose_text
from torchdojo.doctor.shelf import shelf
from torchdojo.doctor.spawn import Ended
from torchdojo.text import DojoError, Text


def examine(told: Told) -> int:
    """Run the script, report on stderr, and end with its own exit code or with 1 for an error found."""
    _must_exist(told)
    rank = ranks.rank()
    if rank:
        return _beside_rank_0(told)
    ended = _ran(told)
    if ended.log is None:
        lost = Text(
            en="doctor: the script was killed (exit code {n}) before it could leave a log.",
            zh="doctor：脚本被强行终止（退出码 {n}），没来得及留下记录。",
        )
        complaints().print(str(lost.format(n=ended.status)))
        return ended.status or FAILED
    if rank == 0:
        ended.log.run["ranks"] = ranks.collect(ended.log)
    diagnosis = diagnose(ended.log)
    bad = tell(diagnosis, told, complaints())
    for line in given_away(told):
        complaints().print(line, soft_wrap=True)
    return ended.status or (FAILED if bad else DONE)


def _must_exist(told: Told) -> None:
    if not told.m and not Path(told.file).is_file():
        raise DojoError(
            what=Text(en=f"There is no file “{told.file}”.", zh=f"没有“{told.file}”这个文件。"),
            why=Text(en="The doctor runs a Python script.", zh="医生要运行一个 Python 脚本。"),
            cure=Text(
                en="Give the path of the script, or -m and the name of a module.",
                zh="请给出脚本的路径，或者用 -m 加模块名。",
            ),
        )


def _ran(told: Told) -> Ended:
    if told.file.endswith(".ipynb") and not told.m:
        if told.theirs:
            raise _no_arguments(told.theirs[0])
        return kernel.run(told.file, told.steps or 0)
    return spawn.run(told.file, told.theirs, told.m, told.steps or 0)


def _no_arguments(first: str) -> UsageError:
    return UsageError(
        what=Text(
            en=f"A notebook takes no arguments, got “{first}”.", zh=f"notebook 不接受参数，却给了“{first}”。"
        ),
        why=Text(en="Its cells read no command line.", zh="它的单元不读命令行。"),
        cure=Text(
            en="Write options of the doctor before the file: torchdojo doctor --all train.ipynb",
            zh="医生的选项要写在文件名前面：torchdojo doctor --all train.ipynb",
        ),
    )


def _beside_rank_0(told: Told) -> int:
    """Run the script as one of several processes; rank 0 reports for all."""
    with ranks.present():
        ended = _ran(told)
        ranks.leave(ended.log)
    return ended.status


def check(told: Told) -> int:
    """Read files without running them, report on stdout, and end with 1 for an error found or an unreadable file."""
    diagnosis = diagnose_text(shelf(told.path))
    bad = tell(diagnosis, told, screen())
    return FAILED if bad or diagnosis.unreadable else DONE


def fix(told: Told) -> int:
    """Find what is wrong, by running or by reading, and patch what can be patched with certainty."""
    known(told.only or ())
    _must_exist(told)
    told.theirs = told.theirs[1:]  # what stands behind --
    if told.read:
        return mend(diagnose_text([told.file]).found, told)
    ended = _ran(told)
    if ended.log is None:
        return ended.status or FAILED
    return mend(diagnose(ended.log).found, told)


def probe(told: Told) -> int:
    """Ask what the script's model can do, and end with 1 if an answer is bad or nothing could be asked."""
    _must_exist(told)
    if not hasattr(os, "fork") or told.file.endswith(".ipynb"):
        raise DojoError(
            what=Text(en=f"“{told.file}” cannot be probed here.", zh=f"这里不能 probe “{told.file}”。"),
            why=Text(
                en="Copies are made by forking a script's process: Linux and macOS, no notebooks.",
                zh="副本靠 fork 脚本的进程得到：只支持 Linux 和 macOS，不支持 notebook。",
            ),
            cure=Text(en="Run it instead: torchdojo doctor FILE", zh="请改为运行：torchdojo doctor 文件"),
        )
    probed = probing.probe(told.file, told.theirs, told.m)
    for line in probing.told(probed, Path(told.file).name):
        screen().print(line, style="bold red" if line.startswith("✗") else "", soft_wrap=True)
    bad = "ended" in probed.start or any(answer.good is False for answer in probed.answers)
    return FAILED if bad else DONE


def theirs(words: list[str]) -> int:
    """Return where the words for the script begin: all that stands after its name is its own, for fix after --."""
    if words[:1] == ["fix"]:
        return words.index("--") if "--" in words else len(words)
    if words and words[0] in RUNNING:
        return 1 + theirs(words[1:])
    if not words or words[0] in COMMANDS:
        return len(words)
    takes = (argument for name in RUNNING for argument in COMMANDS[name].takes)
    valued = {argument.name for argument in takes if argument.option and argument.kind}
    place = 0
    while place < len(words) and words[place].startswith("-"):
        place += 2 if words[place] in valued | {"--lang"} else 1
    return place + 1


RUNNING = ("run", "probe")
SCRIPT = Argument(
    "file",
    Text(en="the script; what follows is passed on to it", zh="脚本；后面的都传给它"),
    FILE,
    needed=True,
)
MODULE = Argument("-m", Text(en="it is the name of a module", zh="给的是模块名"))
RULE_NAME = Argument("rule", Text(en="name of the rule", zh="规则的名字"), TEXT, needed=True)
COMMANDS = {
    "run": Command(
        does=Text(
            en="Run your own training script as it is, and say what is wrong with it: which line, why, what cures it. "
            "Its output, numbers and exit code stay its own; exit code 1 if it ended well but an error was found.",
            zh="原样运行你自己的训练脚本，告诉你错在哪一行、为什么、怎么改。"
            "脚本的输出、数值和退出码都不变；脚本正常结束但查出错误时，退出码为 1。",
        ),
        run=examine,
        takes=(
            SCRIPT,
            MODULE,
            Argument("--steps", Text(en="stop after so many steps", zh="走这么多步就停"), whole(1)),
            *TELLING,
        ),
        examples=(
            "torchdojo doctor train.py",
            "torchdojo doctor --steps 200 train.py --epochs 3",
            "torchdojo doctor train.ipynb",
            "torchrun --nproc-per-node 2 -m torchdojo doctor train.py",
        ),
    ),
    "check": Command(
        does=Text(
            en="Read scripts, notebooks or whole folders without running them, and say what is certainly wrong. "
            "Exit code 1 if there is an error.",
            zh="只读不跑：读脚本、notebook 或整个文件夹，指出确定有错的地方。有错误时退出码为 1。",
        ),
        run=check,
        takes=(
            Argument("path", Text(en="files or folders", zh="文件或文件夹"), PATH, needed=True, many=True),
            *TELLING,
        ),
        examples=("torchdojo doctor check train.py", "torchdojo doctor check . --format github"),
    ),
    "fix": Command(
        does=Text(
            en="Run a script, find what is wrong with it, and show as a diff how to mend what has one certain cure. "
            "Nothing is changed without --write; formatting and comments stay.",
            zh="运行脚本，找出问题，把改法确定的那些以 diff 的形式给出。不加 --write 什么也不改；格式和注释保持原样。",
        ),
        run=fix,
        takes=(
            Argument(
                "file",
                Text(en="the script; its own arguments stand behind --", zh="脚本；它自己的参数写在 -- 后面"),
                FILE,
                needed=True,
            ),
            MODULE,
            Argument(
                "--only",
                Text(en="mend only this rule (may be repeated)", zh="只改这条规则（可重复）"),
                TEXT,
                many=True,
            ),
            Argument("--write", Text(en="write the patches into the files", zh="把补丁写进文件")),
            Argument("--read", Text(en="read the script, do not run it", zh="只读脚本，不运行")),
            Argument("--steps", Text(en="stop after so many steps", zh="走这么多步就停"), whole(1)),
        ),
        examples=(
            "torchdojo doctor fix train.py",
            "torchdojo doctor fix train.py --only zero-grad-before-step --write",
            "torchdojo doctor fix train.py -- --epochs 3",
        ),
    ),
    "probe": Command(
        does=Text(
            en="Start a script as usual up to its first step, then ask on copies: can it learn one batch by heart, "
            "do the labels matter, does every parameter move, does every feature reach the output, do answers in "
            "eval mode repeat. It changes no file that is there.",
            zh="照常启动脚本，到第一步为止，然后在副本上提问：能不能把一个批次背下来，标签起不起作用，"
            "每个参数动不动，每个特征能不能影响输出，评估模式的答案能不能重复。原有的文件一个也不改。",
        ),
        run=probe,
        takes=(SCRIPT, MODULE),
        examples=("torchdojo doctor probe train.py",),
    ),
    "rules": Command(
        does=Text(
            en="List the rules by severity. “check” behind a name: reading finds it too; “fix”: there is a patch.",
            zh="按严重程度列出全部规则。名字后面的“check”表示只读也能查出，“fix”表示有补丁。",
        ),
        run=list_rules,
    ),
    "explain": Command(
        does=Text(
            en="Show a rule's page with a sick and a cured script.", zh="查看一条规则：病例和治好后的脚本。"
        ),
        run=explain,
        takes=(RULE_NAME,),
        examples=("torchdojo doctor explain gradients-never-cleared",),
    ),
}
