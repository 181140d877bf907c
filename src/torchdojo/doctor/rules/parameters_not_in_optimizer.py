"""parameters-not-in-optimizer: a part of the model gets gradients, but nobody moves it."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import BY_HAND, Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import ownership
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
MEANT = re.compile(
    r"reservoir|random|fixed|frozen|echo", re.IGNORECASE
)  # weights that are to stay as they are


def check(case: Case) -> Iterator[Finding]:
    """Leaves that the losses of an optimizer reach, that no optimizer holds, and nobody moves by hand."""
    for optimizer in case.optimizers if not case.rounds(BY_HAND) else ():
        found = {
            "made after it": ("是在它之后才建的", ownership.younger(case, optimizer)),
            "unfrozen after it was made": ("是在它建好之后才解冻的", ownership.thawed(case, optimizer)),
            "reached by every loss": ("每次的损失都会到达", ownership.missing(case, optimizer)),
            "this optimizer has those of another": (
                "这个优化器拿的是另一个的参数",
                ownership.beside_a_double(case, optimizer),
            ),
        }
        for en, (zh, missing) in found.items():
            if missing and not all(map(MEANT.search, map(case.name, missing))):
                shown = ", ".join(sorted(filter(None, map(case.name, missing)))[:4])
                some = shown or ", ".join(str(tuple(case.log.things[n]["shape"])) for n in missing[:4])
                says = Text(
                    en=f"{len(missing)} parameters get gradients and are in no optimizer: {some} ({en}).",
                    zh=f"有 {len(missing)} 个参数拿到了梯度，却不在任何优化器里：{some}（{zh}）。",
                )
                yield Finding(line_of(optimizer.where), says)
                break


RULE = Rule(
    name="parameters-not-in-optimizer",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="A part of the model is in no optimizer.", zh="模型有一部分不在优化器里。"),
    why=Text(
        en="It gets gradients but never moves from its random start.", zh="它有梯度，却一直停在随机初始值上。"
    ),
    cure=Text(
        en="Make the optimizer after the last layer is in its place, from model.parameters(); what is unfrozen later "
        "needs add_param_group(). Freeze with requires_grad_(False) what shall not move.",
        zh="等所有层都换好之后再用 model.parameters() 创建优化器；后来才解冻的部分要用 add_param_group() 补上。"
        "不想训练的部分用 requires_grad_(False) 冻结。",
    ),
    lecture=4,
    source="https://docs.pytorch.org/docs/stable/optim.html#constructing-it",
    sick=SICK,
    cured=BINARY,
    twins=(FROZEN, BY_TWO, PRETRAINED),
    check=check,
)
