"""result-thrown-away: a call that only returns something stands there as a statement of its own."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces import discarding
from torchdojo.doctor.traces.unread import unread
from torchdojo.text import Text

BENT = "        x = torch.tanh(self.hidden(x))\n"
SICK = changed(BINARY, (BENT, "        x = self.hidden(x)\n        torch.tanh(x)  # <- here\n"))
IN_PLACE = changed(
    BINARY,
    (
        BENT,
        "        x = self.hidden(x)\n        nn.functional.relu(x, inplace=True)\n",
    ),
)
MEASURED = changed(
    BINARY,
    (
        "model = Net()\n",
        "import time\n\n\ndef spent(x):\n    begun = time.perf_counter()\n    for _ in range(9):\n"
        "        torch.tanh(x)\n    return x.sum(), time.perf_counter() - begun\n\n\nspent(x_data)\nmodel = Net()\n",
    ),
)


def _finding(source: Source, call: ast.Call) -> Finding:
    whole = ast.unparse(call)
    says = Text(
        en=f"“{whole}” returns a new tensor, which nobody keeps; what it was made of goes on unchanged.",
        zh=f"“{whole}” 返回的是新张量，却没有接住；后面用的还是原来那个，一点没变。",
    )
    return Finding(source.place(call), says)


def read(source: Source) -> Iterator[Finding]:
    """A statement that is only the call of a function without side effects."""
    for call in discarding.thrown_away(source):
        yield _finding(source, call)


def check(case: Case) -> Iterator[Finding]:
    """The same, x.to(...) of what a model was given as it was, and answers of layers under names that nobody reads."""
    for file in case.files:
        yield from read(source_of(file))
    for source, call in discarding.moved(case):
        yield _finding(source, call)
    for source, statement, call in unread(case):
        whole = ast.unparse(call)
        says = Text(
            en=f"Nobody reads the answer of “{whole}”: what goes on does not depend on it.",
            zh=f"“{whole}” 的结果没有人用：后面的计算和它无关。",
        )
        yield Finding(source.place(statement), says)


RULE = Rule(
    name="result-thrown-away",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The result of a call is thrown away.", zh="调用的结果被丢掉了。"),
    why=Text(
        en="relu(x), x.squeeze() and x.to(device) leave x as it is and return another tensor. Without an assignment "
        "the line does nothing.",
        zh="relu(x)、x.squeeze()、x.to(device) 都不会改动 x，而是返回一个新张量；不赋值，这一行等于没写。",
    ),
    cure=Text(en="Assign the result: x = torch.relu(x), x = x.to(device).",
              zh="把结果接住：x = torch.relu(x)，x = x.to(device)。"),
    lecture=2,
    source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to.html",
    sick=SICK, cured=BINARY, twins=(IN_PLACE, MEASURED), check=check, read=read,
)  # fmt: skip
