"""One check of one answer: load it, try the properties in order, say what is wrong with the first that fails."""

import ast
import importlib.util
import linecache
import sys
import threading
import time
from types import ModuleType
from typing import Any

import torch

from torchdojo.practice.bank import Exercise
from torchdojo.practice.child.intact import Snapshot
from torchdojo.practice.child.limits import Limits, TooLong, too_long
from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.blame import blamed, spot_of
from torchdojo.practice.judge.check import Check
from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import NOT_VERIFIED, PASSED, Verdict
from torchdojo.text import Text

RIGHT = Text(en="Right.", zh="对了。")
UNVERIFIED = Text(
    en="All that can be tried without a GPU holds. The rest needs one: not verified here.",
    zh="不用 GPU 能检查的都对了。其余部分需要 GPU：这里没有验证。",
)


def load(exercise: Exercise) -> Check:
    """Return the exercise's judge."""
    spec = importlib.util.spec_from_file_location(
        f"torchdojo_check_{exercise.folder.name}", exercise.folder / "check.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.CHECK


class Trial:
    """The answer in `source`, which stands in `file`, judged with the numbers of `seed`."""

    def __init__(self, exercise: Exercise, check: Check, file: str, source: str, seed: int) -> None:
        self.exercise = exercise
        self.check = check
        self.file = file
        self.source = source
        self.seed = seed
        self.cpu = check.cpu
        self.held = 0
        self.wanted: Text | None = None
        self.began = time.process_time()

    def judge(self, limits: Limits, names: dict[str, Any] | None = None) -> Verdict:
        """Return the verdict. Whatever the learner's code does short of killing the process is caught here."""
        intact = Snapshot()
        try:
            self._try(intact, names)
            if limits.refused:
                raise limits.refused
        except Wrong as wrongly:
            return self.verdict(limits.refused or wrongly)
        except TooLong as late:
            return self.verdict(too_long(self.cpu, late.spot))
        except SystemExit as leaving:
            return self.verdict(_left(leaving, self.file))
        except BaseException as error:
            return self.verdict(limits.refused or _blamed(error, self.file))
        return self.verdict(None)

    def verdict(self, wrongly: Wrong | None) -> Verdict:
        """Return what is wrong, or that nothing is, in the form that leaves the process."""
        facts: dict[str, Any] = {
            "exercise": self.exercise.name,
            "held": self.held,
            "of": len(self.check.properties),
            "seconds": round(time.process_time() - self.began, 3),
        }
        if wrongly is None and "cuda" in self.check.needs and not torch.cuda.is_available():
            return Verdict(kind=NOT_VERIFIED, says=UNVERIFIED, **facts)
        if wrongly is None:
            return Verdict(kind=PASSED, says=RIGHT, **facts)
        return Verdict(
            kind=wrongly.kind, says=wrongly.says, wanted=self.wanted, called=wrongly.called, got=wrongly.got,
            expected=wrongly.expected, spot=wrongly.spot, picture=wrongly.picture, **facts,
        )  # fmt: skip

    def _try(self, intact: Snapshot, names: dict[str, Any] | None) -> None:
        if names is None:
            if _same_code(self.source, self.exercise.starter):
                raise wrong("unwritten")
            names = self._run_file()
        self._look(intact)
        for wanted in self.check.properties:
            self.wanted = wanted.name
            wanted.hold(Answer(names, self.file, self.check.forbidden, self.source), Draw(self.seed))
            self._look(intact)
            self.held += 1
        self.wanted = None

    def _run_file(self) -> dict[str, Any]:
        linecache.cache[self.file] = (
            len(self.source),
            None,
            self.source.splitlines(keepends=True),
            self.file,
        )
        code = compile(self.source, self.file, "exec", dont_inherit=True)
        module = ModuleType("answer")
        module.__file__ = self.file
        sys.modules["answer"] = module
        exec(code, vars(module))  # noqa: S102  the learner's own file, in a process of its own
        return vars(module)

    def _look(self, intact: Snapshot) -> None:
        """Raise Wrong if the code replaced a part of torch, or left threads running."""
        if name := intact.changed():
            raise wrong("torch-replaced", name=name)
        if left := [thread for thread in threading.enumerate() if thread is not threading.main_thread()]:
            raise wrong("threads-left", name=left[0].name)


def _same_code(one: str, other: str) -> bool:
    """Whether two files are the same program, comments and docstrings aside."""
    try:
        return _bare(one) == _bare(other)
    except (SyntaxError, ValueError):
        return False


def _bare(source: str) -> str:
    tree = ast.parse(source)
    if tree.body and isinstance(tree.body[0], ast.Expr) and isinstance(tree.body[0].value, ast.Constant):
        tree.body = tree.body[1:]
    return ast.dump(tree)


def _blamed(error: BaseException, file: str) -> Wrong:
    """Blame the answer where its own lines raised, else the check, which met something it does not know."""
    blame = blamed(error, file)
    return blame if blame.spot is not None else wrong("check-stumbled", got=blame.got)


def _left(leaving: SystemExit, file: str) -> Wrong:
    how = f"SystemExit({leaving.code!r})"
    return wrong("exited", got=how, spot=spot_of(leaving, file), how=how)
