"""learning-rate-gone-early: a schedule leaves nothing of the learning rate long before the training ends."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import fading
from torchdojo.doctor.traces.signs import fell
from torchdojo.text import Text

MADE, EVAL = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n", "    model.eval()\n"
DECAY = f"{MADE}scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma={{}})"
STEP, LONGER = (EVAL, f"    scheduler.step()\n{EVAL}"), ("in range(6)", "in range(20)")
SICK = changed(CLASSIFIER, (MADE, f"{DECAY.format(0.1)}  # <- here\n"), STEP, LONGER)
CURED = changed(CLASSIFIER, (MADE, f"{DECAY.format(0.9)}\n"), STEP, LONGER)
AT_THE_END = changed(  # a thousandth is left for the last few rounds
    CLASSIFIER,
    (MADE, f"{MADE}scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [10, 14, 18], gamma=0.05)\n"),
    STEP, LONGER,
)  # fmt: skip
EARLY, LEARNED, FEW = 0.5, 0.9, 20


def check(case: Case) -> Iterator[Finding]:
    """In most of all steps less than a thousandth of the rate is left; the loss is not near 0."""
    lost = fell(case)
    for optimizer in case.optimizers if lost is None or lost < LEARNED else ():
        known, steps = fading.gone(case, optimizer), case.steps_of(optimizer)
        needed = any(one.cls == fading.BY_NEED for one in fading.schedulers(case, optimizer))
        if known is None or known[0] > EARLY or steps < FEW or needed:
            continue
        share, (last, largest) = known[0], (fading.rates(case, optimizer)[-1][1], known[1])
        says = Text(
            en=f"The rate began at {largest:.3g} and ended at {last:.1e}; after {100 * share:.0f} % of the {steps} "
            "steps less than a thousandth of it was left.",
            zh=f"学习率从 {largest:.3g} 降到 {last:.1e}；一共 {steps} 步，走到 {100 * share:.0f} % 时就已经不到"
            "最初的千分之一了。",
        )
        yield Finding(fading.made(case, optimizer), says)


RULE = Rule(
    name="learning-rate-gone-early", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The learning rate shrinks to nothing long before the training ends.",
              zh="训练还早，学习率就已经降没了。"),
    why=Text(en="A step is learning rate times gradient. Times 0.1 in every round makes a millionth in six rounds: "
                "what comes after that changes no weight.",
             zh="每一步的长度是学习率乘梯度。每轮乘 0.1，六轮就只剩百万分之一，后面的训练什么权重也改不动。"),
    cure=Text(en="Shrink more slowly: ExponentialLR with gamma = 0.95 or so, StepLR with step_size about a third of "
                 "all epochs, or CosineAnnealingLR(T_max=epochs).",
              zh="降得慢一些：ExponentialLR 的 gamma 用 0.95 左右，StepLR 的 step_size 取总 epoch 数的三分之一左右，"
                 "或者用 CosineAnnealingLR(T_max=epochs)。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate",
    sick=SICK, cured=CURED, twins=(AT_THE_END,), check=check,
)  # fmt: skip
