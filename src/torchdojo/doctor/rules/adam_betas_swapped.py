"""adam-betas-swapped: the memory for the direction is longer than the memory for the size."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source
from torchdojo.text import Text

MADE = "torch.optim.Adam(model.parameters(), lr=0.01)"
SICK = changed(BINARY, (MADE, f"{MADE[:-1]}, betas=(0.999, 0.9))  # <- here"))
NO_MOMENTUM = changed(BINARY, (MADE, f"{MADE[:-1]}, betas=(0.0, 0.9))"))
SIGNS = changed(BINARY, (MADE, f"{MADE[:-1]}, betas=(0.9, 0.0))"))  # steps by the sign, with momentum
LEAST = 0.5


def swapped(betas: object) -> bool:
    """Whether the first of two rates is the larger one, and the second one really is a memory."""
    match betas:
        case [float(first), float(second)]:
            return LEAST <= second < first
    return False


def told(first: float, second: float) -> Text:
    """Say what stands there."""
    return Text(en=f"betas = ({first:g}, {second:g}).", zh=f"betas = ({first:g}, {second:g})。")


def check(case: Case) -> Iterator[Finding]:
    """An optimizer's first beta is larger than its second."""
    for optimizer in case.optimizers:
        for betas in (group.get("betas") for group in optimizer["settings"] or ()):
            if swapped(betas) and case.steps_of(optimizer):
                yield Finding(line_of(optimizer.where), told(*betas))


def read(source: Source) -> Iterator[Finding]:
    """The same, where the numbers stand in the call of an optimizer of torch's."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and source.meaning.called(node).startswith("torch.optim."):
            for keyword in node.keywords:
                match keyword:
                    case ast.keyword("betas", ast.Tuple([ast.Constant(float(a)), ast.Constant(float(b))])):
                        if swapped([a, b]):
                            yield Finding(source.place(node), told(a, b))


RULE = Rule(
    name="adam-betas-swapped", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Adam's two betas are swapped.", zh="Adam 的两个 beta 写反了。"),
    why=Text(en="The first beta averages gradients, usually over 10 steps, the second their squares, over 1000. "
                "Swapped, the direction is a thousand steps old while the size of the steps jumps about.",
             zh="第一个 beta 平均梯度，一般看最近 10 步；第二个平均梯度的平方，看最近 1000 步。"
                "写反以后，方向是一千步以前的老方向，步长却忽大忽小。"),
    cure=Text(en="betas=(0.9, 0.999), the default.", zh="写成 betas=(0.9, 0.999)，也就是默认值。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html",
    sick=SICK, cured=BINARY, twins=(NO_MOMENTUM, SIGNS), check=check, read=read,
)  # fmt: skip
