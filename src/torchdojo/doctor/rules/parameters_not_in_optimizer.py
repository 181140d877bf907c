"""parameters-not-in-optimizer: a part of the model gets gradients, but nobody moves it."""

from collections.abc import Iterator

from torchdojo.doctor import ownership
from torchdojo.doctor.case import BY_HAND, Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

ALL = "torch.optim.Adam(model.parameters(), lr=0.01)"
SICK = changed(BINARY, (ALL, "torch.optim.Adam(model.hidden.parameters(), lr=0.01)  # <- here"))
FROZEN = changed(
    BINARY, (ALL, "torch.optim.Adam(model.out.parameters(), lr=0.01)\nmodel.hidden.requires_grad_(False)")
)
BY_TWO = changed(
    BINARY,
    (
        ALL,
        "torch.optim.Adam(model.out.parameters(), lr=0.01)\nother = "
        "torch.optim.SGD(model.hidden.parameters(), lr=0.1)",
    ),
    ("    optimizer.zero_grad()\n", "    model.zero_grad()\n"),
    ("    optimizer.step()\n", "    optimizer.step()\n    other.step()\n"),
)
PRETRAINED = changed(
    BINARY,
    (ALL, "torch.optim.Adam(model.out.parameters(), lr=0.01)\nmodel.load_state_dict(Net().state_dict())"),
)  # only the head is tuned


def check(case: Case) -> Iterator[Finding]:
    """Leaves that every loss of an optimizer reaches, that no optimizer holds, and nobody moves by hand."""
    if case.rounds(BY_HAND):
        return
    for optimizer in case.optimizers:
        missing = ownership.missing(case, optimizer)
        if missing:
            shown = ", ".join(sorted(filter(None, map(case.name, missing)))[:4])
            some = shown or ", ".join(str(tuple(case.log.things[n]["shape"])) for n in missing[:4])
            says = Text(
                en=f"{len(missing)} parameters get gradients and are in no optimizer: {some}.",
                zh=f"有 {len(missing)} 个参数拿到了梯度，却不在任何优化器里：{some}。",
            )
            yield Finding(line_of(optimizer.where), says)


RULE = Rule(
    name="parameters-not-in-optimizer",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="A part of the model is in no optimizer.", zh="模型有一部分不在优化器里。"),
    why=Text(
        en="It gets gradients but never moves from its random start.", zh="它有梯度，却一直停在随机初始值上。"
    ),
    cure=Text(
        en="Give the optimizer model.parameters(); freeze with requires_grad_(False) what shall not move.",
        zh="把 model.parameters() 交给优化器；不想训练的部分用 requires_grad_(False) 冻结。",
    ),
    lecture=4,
    source="https://docs.pytorch.org/docs/stable/optim.html#constructing-it",
    sick=SICK,
    cured=BINARY,
    twins=(FROZEN, BY_TWO, PRETRAINED),
    check=check,
)
