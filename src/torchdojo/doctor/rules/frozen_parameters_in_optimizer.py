"""frozen-parameters-in-optimizer: all that the optimizer holds is told to stand still."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import crash
from torchdojo.text import Text

OPTIMIZER = "optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n"
FREEZE = "for p in model.parameters():\n    p.requires_grad = False\n"
SICK = changed(BINARY, (OPTIMIZER, f"{FREEZE}{OPTIMIZER[:-1]}  # <- here\n"))
ONLY_THE_HEAD = changed(  # everything is handed over, one part may move
    BINARY, (OPTIMIZER, f"{FREEZE}model.out.requires_grad_(True)\n{OPTIMIZER}")
)
NEW_HEAD = changed(BINARY, (OPTIMIZER, f"{FREEZE}model.out = nn.Linear(16, 1)\n{OPTIMIZER}"))


def still(case: Case, optimizer: Thing) -> bool:
    """Whether nothing that an optimizer holds may move, at any step that was looked at, or when backward() failed."""
    looks = [event for event in case.events("weights") if event["optimizer"] == optimizer.number]
    if looks:
        return len(looks) >= 2 and all(set(look["leaves"]) == set(look["frozen"]) for look in looks)
    refused = crash(case, "does not require grad") is not None
    return refused and bool(case.held(optimizer)) and optimizer["frozen"] == len(case.held(optimizer))


def check(case: Case) -> Iterator[Finding]:
    """Every parameter of an optimizer has requires_grad = False."""
    for optimizer in case.optimizers:
        if still(case, optimizer):
            n = len(case.held(optimizer))
            says = Text(
                en=f"All {n} parameters of this {optimizer.cls} have requires_grad = False.",
                zh=f"这个 {optimizer.cls} 手里的 {n} 个参数全都是 requires_grad = False。",
            )
            yield Finding(line_of(optimizer.where), says)


RULE = Rule(
    name="frozen-parameters-in-optimizer",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The optimizer holds only frozen parameters.", zh="优化器手里全是冻结的参数。"),
    why=Text(
        en="A frozen parameter gets no gradient, and a step passes over what has none: nothing is trained.",
        zh="冻结的参数没有梯度，step() 会跳过没有梯度的参数：什么也没训练。",
    ),
    cure=Text(
        en="Give the optimizer the part that shall learn, or unfreeze it: requires_grad_(True). A new head must be "
        "made after the freezing.",
        zh="把要训练的部分交给优化器，或用 requires_grad_(True) 解冻。新的输出层要在冻结之后再创建。",
    ),
    lecture=9,
    source="https://docs.pytorch.org/docs/stable/notes/autograd.html#setting-requires-grad",
    sick=SICK,
    cured=BINARY,
    twins=(ONLY_THE_HEAD, NEW_HEAD),
    check=check,
)
