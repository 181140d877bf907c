"""warm-up-outlasts-training: the learning rate is still climbing, far below what it should become, when all is over."""

from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import fading
from torchdojo.doctor.traces.signs import fell
from torchdojo.text import Text

MADE, STEP = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n", "        optimizer.step()\n"
WARM = f"{MADE}warm = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / {{}}))"
EACH = (STEP, f"{STEP}        warm.step()\n")
SICK = changed(CLASSIFIER, (MADE, f"{WARM.format(5000)}  # <- here\n"), EACH)
CURED = changed(CLASSIFIER, (MADE, f"{WARM.format(20)}\n"), EACH)
LARGE_BASE = changed(  # still climbing, but it learns: the base was never meant to be reached
    CLASSIFIER, (MADE, WARM.replace("lr=0.1", "lr=5.0").format(500) + "\n"), EACH
)
REACHED, LEARNED, FEW = 0.1, 0.3, 40


def climbing(case: Case, optimizer: Thing) -> tuple[float, float] | None:
    """Return the last rate and the one that was asked for, if it rose from step to step and stayed far below."""
    found = [lr for _, lr in fading.rates(case, optimizer)]
    asked = ((optimizer["settings"] or [{}])[0]).get("lr")
    rises = len(found) > 1 and all(a <= b for a, b in pairwise(found)) and found[0] < found[-1]
    if not rises or not isinstance(asked, float | int) or found[-1] >= REACHED * asked:
        return None
    return found[-1], float(asked)


def check(case: Case) -> Iterator[Finding]:
    """A schedule raised the rate in every step, to less than a tenth of what was asked for; the loss hardly fell."""
    lost = fell(case)
    stopped = case.log.run.get("enough") or case.log.run.get("error")
    for optimizer in case.optimizers if lost is not None and lost < LEARNED and not stopped else ():
        known, steps = climbing(case, optimizer), case.steps_of(optimizer)
        schedulers = [one for one in fading.schedulers(case, optimizer) if one.cls != "OneCycleLR"]
        if known is not None and schedulers and steps >= FEW:
            says = Text(en=f"After {steps} steps the rate was {known[0]:.2g}; lr is {known[1]:g}.",
                        zh=f"走了 {steps} 步，学习率才到 {known[0]:.2g}；设定的 lr 是 {known[1]:g}。")  # fmt: skip
            yield Finding(line_of(schedulers[-1].where), says)


RULE = Rule(
    name="warm-up-outlasts-training", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The warm-up is longer than the training.", zh="预热的步数比整个训练还长。"),
    why=Text(en="The rate climbs so slowly that the training is over before it is anywhere near the lr that was asked "
                "for.",
             zh="学习率升得太慢，训练都结束了，还远没升到设定的 lr。"),
    cure=Text(en="Warm up during the first 1 to 10 % of all steps, and count in what scheduler.step() counts: steps or "
                 "epochs.",
              zh="预热占总步数的 1% 到 10% 就够了；数的单位要和 scheduler.step() 一致：按步还是按 epoch。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.LinearLR.html",
    sick=SICK, cured=CURED, twins=(LARGE_BASE,), check=check,
)  # fmt: skip
