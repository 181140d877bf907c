"""decay-in-another-place: the fourth argument of an optimizer, given without a name, is no weight decay."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.flow import called
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source
from torchdojo.text import Text

MADE = "torch.optim.Adam(model.parameters(), lr=0.01)"
SICK = changed(BINARY, (MADE, "torch.optim.AdamW(model.parameters(), 0.01, (0.9, 0.999), 0.05)  # <- here"))
CURED = changed(
    BINARY, (MADE, "torch.optim.AdamW(model.parameters(), 0.01, (0.9, 0.999), weight_decay=0.05)")
)
SMALL = changed(BINARY, (MADE, "torch.optim.Adam(model.parameters(), 0.01, (0.9, 0.999), 1e-7)"))
DAMPED = changed(BINARY, (MADE, "torch.optim.SGD(model.parameters(), 0.1, 0.9, 0.9)"))  # a moving average

FOURTH = dict.fromkeys(("Adam", "AdamW", "NAdam", "RAdam", "Adamax"), "eps") | {"SGD": "dampening"}
LEAST = {"eps": 1e-3, "dampening": 1e-6}
MOST = {"eps": 1.0, "dampening": 0.11}  # a decay is hardly more; a dampening is mostly as large as a momentum


def misplaced(kind: str, call: ast.Call, value: object) -> Text | None:
    """Say which argument the fourth number is, if it stands without a name and is as large as a decay."""
    name = FOURTH.get(kind, "")
    if not name or len(call.args) < 4 or not isinstance(value, float):
        return None
    if not LEAST[name] <= value <= MOST[name] or any(isinstance(one, ast.Starred) for one in call.args):
        return None
    return Text(en=f"The fourth argument of {kind} is {name}: {name} = {value:g}.",
                zh=f"{kind} 的第四个参数是 {name}：这里成了 {name} = {value:g}。")  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """An optimizer was made with four plain arguments, the fourth of which is a decay by its size."""
    for optimizer in case.optimizers:
        place = line_of(optimizer.where)
        group: dict[str, object] = next(iter(optimizer["settings"] or ()), {})
        for node in ast.walk(case.source(place).statement(place.line) or ast.Module([], [])):
            if isinstance(node, ast.Call) and called(node) == optimizer.cls:
                says = misplaced(optimizer.cls, node, group.get(FOURTH.get(optimizer.cls, "")))
                if says is not None:
                    yield Finding(case.source(place).place(node), says)


def read(source: Source) -> Iterator[Finding]:
    """The same, where the number stands in the call of an optimizer of torch's."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and source.meaning.called(node).startswith("torch.optim."):
            fourth = node.args[3] if len(node.args) > 3 else None
            value = fourth.value if isinstance(fourth, ast.Constant) else None
            if (says := misplaced(called(node), node, value)) is not None:
                yield Finding(source.place(node), says)


RULE = Rule(
    name="decay-in-another-place", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="What looks like a weight decay is another argument of the optimizer.",
              zh="看起来是权重衰减的数，其实传给了优化器的另一个参数。"),
    why=Text(en="Adam's fourth argument is eps, which is added to the size of the gradients: 0.01 there makes all "
                "small gradients count for less, and no weight decays. SGD's fourth is dampening.",
             zh="Adam 的第四个参数是 eps，会加到梯度的大小上：写成 0.01，小梯度全被压低，权重却一点没衰减。"
                "SGD 的第四个参数是 dampening。"),
    cure=Text(en="Name it: weight_decay=0.01.", zh="写明名字：weight_decay=0.01。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html",
    sick=SICK, cured=CURED, twins=(SMALL, DAMPED), check=check, read=read,
)  # fmt: skip
