"""initial-weights-too-small: signal and gradient shrink in each layer, and the loss never leaves that of a guess."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import births
from torchdojo.doctor.traces.progress import left
from torchdojo.doctor.traces.signs import fell
from torchdojo.text import Text

LAYER = "    nn.Linear(32, 3),\n"
DEEPER = (LAYER, f"    nn.Linear(32, 32),\n    nn.ReLU(),\n{LAYER}")
RATE, EPOCHS = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n", ("in range(6)", "in range(12)")
DRAWN = "for p in model.parameters():\n    nn.init.normal_(p, 0, {}){}\n"
SICK = changed(CLASSIFIER, DEEPER, EPOCHS, (RATE, DRAWN.format("1e-3", "  # <- here") + RATE))
CURED = changed(CLASSIFIER, DEEPER, EPOCHS, (RATE, DRAWN.format("0.2", "") + RATE))
SHALLOW = changed(CLASSIFIER, EPOCHS, (RATE, DRAWN.format("0.01", "") + RATE))  # small, and yet it learns
SMALL, SEVERAL, GUESS, FELL, FEW = 0.1, 3, 0.85, 0.15, 40


def check(case: Case) -> Iterator[Finding]:
    """Three layers or more shrink what they are given to a tenth; all the training did not beat a guess."""
    small = {
        number: wide
        for number, wide in births.widths(case).items()
        if 0 < wide < SMALL and case.log.things[number]["uniform"] is None
    }
    lost, end, steps = fell(case), left(case), sum(map(case.steps_of, case.optimizers))
    if len(small) < SEVERAL or lost is None or end is None or steps < FEW or case.loads:
        return
    if lost < FELL and end > GUESS:
        number = min(small, key=lambda n: small[n])
        says = Text(
            en=f"{len(small)} layers began by shrinking their inputs, one to {small[number]:.1g} of their size; after "
            f"{steps} steps the loss had fallen by {100 * lost:.1f} %.",
            zh=f"有 {len(small)} 层一开始就把输入缩小，其中一层缩到 {small[number]:.1g}；走了 {steps} 步，"
            f"损失只降了 {100 * lost:.1f} %。",
        )
        yield Finding(births.drawn(case, case.log.things[number]), says)


RULE = Rule(
    name="initial-weights-too-small", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The weights begin far too small.", zh="初始权重太小了。"),
    why=Text(en="Each layer shrinks the numbers it is given, and the gradient on its way back as well: after a few "
                "layers nothing is left of either, and the network answers the same to everything.",
             zh="每一层都把数缩小一次，梯度往回传时也一样：过几层就什么都不剩了，网络对什么输入都给同一个回答。"),
    cure=Text(en="Leave torch's own initial weights, or draw with deviation sqrt(2 / inputs): nn.init.kaiming_normal_.",
              zh="用 torch 默认的初始权重，或者用标准差 sqrt(2 / 输入数)：nn.init.kaiming_normal_。"),
    lecture=10, source="https://docs.pytorch.org/docs/stable/nn.init.html",
    sick=SICK, cured=CURED, twins=(SHALLOW,), check=check,
)  # fmt: skip
