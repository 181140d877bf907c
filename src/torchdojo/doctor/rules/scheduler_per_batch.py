"""scheduler-per-batch: a schedule counted in epochs is run through in batches."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.clues.ordering import scheduled_by_batch
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
DECAY = f"{MADE}scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)\n"
STEP = "        optimizer.step()\n"
SICK = changed(CLASSIFIER, (MADE, DECAY), (STEP, f"{STEP}        scheduler.step()  # <- here\n"))
CURED = changed(CLASSIFIER, (MADE, DECAY), ("    model.eval()\n", "    scheduler.step()\n    model.eval()\n"))
ONE_CYCLE = changed(  # made to be run by batches, and ends near 0
    CLASSIFIER,
    (MADE, f"{MADE}scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps=60)\n"),
    (STEP, f"{STEP}        scheduler.step()\n"),
)
COSINE = changed(  # the whole run, counted in batches
    CLASSIFIER,
    (MADE, f"{MADE}scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=60)\n"),
    (STEP, f"{STEP}        scheduler.step()\n"),
)
MEANT = re.compile(r"cycle|period|snapshot|restart|steps\b|batches|iterations|\blen\b")  # says its own line
DECAYING = ("StepLR", "MultiStepLR", "ExponentialLR", "ReduceLROnPlateau")


def ran_out(scheduler: Thing, calls: list[Event]) -> bool:
    """Whether a decay was over long before the end, at a hundredth, or a cosine came round again and again."""
    rates, place = [event["lr"] for event in calls if event["lr"] is not None], line_of(scheduler.where)
    meant = MEANT.search(source_of(place.file).words(place.line))
    if scheduler.cls == "CosineAnnealingLR" or meant:
        return not meant and len(calls) >= 3 * (scheduler["settings"].get("T_max") or 1)
    if scheduler.cls == "MultiStepLR":  # all its milestones lie in the first tenth
        first = [event["lr"] for event in calls if event["steps"] <= calls[-1]["steps"] / 10]
        return bool(rates and first) and first[-1] == rates[-1] < 0.11 * rates[0]
    middle = rates[len(rates) * 3 // 5] if rates else 0.0
    return scheduler.cls in DECAYING and middle < 0.01 * rates[0]


def check(case: Case) -> Iterator[Finding]:
    """The scheduler moves with nearly every step, in the loop over batches, and its schedule is used up early."""
    for scheduler in case.things("scheduler"):
        calls = [event for event in case.events("schedule") if event["scheduler"] == scheduler.number]
        steps = case.log.run["steps"]
        if len(calls) < 10 or len({event["steps"] for event in calls}) < 0.8 * min(steps, len(calls)):
            continue
        place = most(calls)
        own = sum(case.steps_of(one) for one in case.optimizers if one.number == scheduler["optimizer"])
        by_batch = own <= 1.2 * len(calls)
        if by_batch and case.depth(calls[-1].where) >= 2 and ran_out(scheduler, calls):
            rates = calls[0]["lr"], calls[-1]["lr"]
            says = Text(en=f"{scheduler.cls} was moved on at every one of {steps} steps: the learning rate went from "
                           f"{rates[0]:.3g} to {rates[1]:.3g}.",
                        zh=f"{steps} 步里每一步都推进了 {scheduler.cls}：学习率从 {rates[0]:.3g} 变成 {rates[1]:.3g}。",
                        )  # fmt: skip
            yield Finding(place, says)


RULE = Rule(
    name="scheduler-per-batch", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The scheduler is moved on at every batch.", zh="每个批次都推进了一次学习率调度器。"),
    why=Text(
        en="Its numbers count epochs; run by batches, the schedule is over long before the training is.",
        zh="它的参数按 epoch 算；按批次推进，训练还没完，学习率早就降没了。",
    ),
    cure=Text(
        en="Call scheduler.step() once per epoch, or count its numbers in batches.",
        zh="每个 epoch 调用一次 scheduler.step()，或者按批次数来设它的参数。",
    ),
    lecture=7,
    source="https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate",
    sick=SICK, cured=CURED, twins=(ONE_CYCLE, COSINE), check=check, read=scheduled_by_batch,
)  # fmt: skip
