"""momentum-too-high: with momentum 0.999 a step lasts for a thousand steps, and the weights fly past every minimum."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import tuning
from torchdojo.text import Text

MADE = "torch.optim.SGD(model.parameters(), lr=0.1)"
LONGER = ("range(6)", "range(12)")
SICK = changed(CLASSIFIER, (MADE, f"{MADE[:-1]}, momentum=0.999)  # <- here"), LONGER)
CURED = changed(CLASSIFIER, (MADE, f"{MADE[:-1]}, momentum=0.9)"), LONGER)
GENTLE = changed(CLASSIFIER, (MADE, "torch.optim.SGD(model.parameters(), lr=0.003, momentum=0.99)"), LONGER)
HIGH, WORSE = 0.99, 1.3


def memory(group: dict[str, object]) -> float:
    """Return the share of the last step that goes into the next, undamped: momentum, or Adam's first beta."""
    match group:
        case {"betas": [float(first), _]}:
            return 0.0 if group.get("lr") is None else first
        case {"momentum": float(momentum)} if not group.get("dampening"):
            return momentum
    return 0.0


def check(case: Case) -> Iterator[Finding]:
    """A memory of a hundred steps and more, and in the second half of the run losses above the first one."""
    for optimizer in case.optimizers:
        share = max(map(memory, optimizer["settings"] or ()), default=0.0)
        values = tuning.learned(case, optimizer)
        late = values[len(values) // 2 :]
        if HIGH <= share < 1 and len(late) > 5 and max(late) > WORSE * values[0] > 0:
            says = Text(
                en=f"momentum = {share:g} adds up {1 / (1 - share):.0f} steps; the loss began at {values[0]:.3g} and "
                f"in the second half of the run was still up to {max(late):.3g}.",
                zh=f"momentum = {share:g} 相当于把 {1 / (1 - share):.0f} 步加在一起；损失从 {values[0]:.3g} 开始，"
                f"到了后半程最高还有 {max(late):.3g}。",
            )
            yield Finding(line_of(optimizer.where), says)


RULE = Rule(
    name="momentum-too-high", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The momentum is too high for this learning rate.", zh="动量太大，和学习率不相称。"),
    why=Text(en="Momentum m makes steps 1 / (1 - m) times as long in the end: ten times with 0.9, a thousand times "
                "with 0.999. The weights keep flying where old gradients sent them, and the loss swings up and down.",
             zh="动量 m 最终会把步长放大到 1 / (1 - m) 倍：0.9 是十倍，0.999 是一千倍。"
                "权重一直顺着早就过时的梯度往前冲，损失忽上忽下。"),
    cure=Text(en="Use momentum=0.9; with 0.99 divide lr by ten.", zh="用 momentum=0.9；若要 0.99，就把 lr 除以 10。"),
    lecture=7, source="https://distill.pub/2017/momentum/",
    sick=SICK, cured=CURED, twins=(GENTLE,), check=check,
)  # fmt: skip
