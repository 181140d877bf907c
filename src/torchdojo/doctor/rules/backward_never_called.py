"""backward-never-called: steps are made, and no backward() ever was."""

from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LOSS = "        loss = criterion(outputs, labels)\n"
SICK = changed(CLASSIFIER, ("        loss.backward()\n", ""), (LOSS, f"{LOSS[:-1]}  # <- here\n"))
BY_HAND = changed(  # gradients that are asked for, and put in place by hand
    CLASSIFIER,
    ("        loss.backward()\n", "        for p, g in zip(model.parameters(), torch.autograd.grad(loss, "
     "model.parameters())):\n            p.grad = g\n"),
)  # fmt: skip
LEAST = 3


def computed(case: Case, before: Event, step: Event) -> list[Event]:
    """Return the calls of models and losses, with graphs, from one step to the next; of a closure, also inside it."""
    seen = (event for event in case.events("forward", "loss") if event["grad"])
    return [event for event in seen if before.number < event.number < step.number]


def check(case: Case) -> Iterator[Finding]:
    """An optimizer of torch's made steps, found no gradient before any of them, and nobody asked for one."""
    if case.backwards or case.events("grad") or case.log.run.get("by_hand"):
        return
    for optimizer in case.optimizers:
        steps = [event for event in case.steps if event["optimizer"] == optimizer.number]
        between = [computed(case, before, step) for before, step in pairwise(steps)]
        empty = all(event["found"] == "none" for event in steps) and not optimizer["frozen"]
        if empty and len(steps) >= LEAST and nearly_all(sum(map(bool, between)), len(between)):
            n = case.steps_of(optimizer)
            says = Text(
                en=f"{n} steps of this {optimizer.cls}, and not one backward(): no weight has a gradient.",
                zh=f"这个 {optimizer.cls} 走了 {n} 步，backward() 一次也没调用：没有一个权重有梯度。",
            )
            yield Finding(line_of(between[0][-1].where), says)


RULE = Rule(
    name="backward-never-called", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The loss is computed, but backward() is never called.", zh="算了损失，却从没调用 backward()。"),
    why=Text(en="step() moves weights along their gradients, and only backward() fills those. Without it every step "
                "passes over every weight, and nothing is learned.",
             zh="step() 沿着梯度移动权重，而梯度只有 backward() 才会写入。"
                "不调用它，每一步都会跳过所有权重，什么也学不到。"),
    cure=Text(en="Call loss.backward() after zero_grad(), before step(); in a closure, before it returns the loss.",
              zh="在 zero_grad() 之后、step() 之前调用 loss.backward()；用闭包时，放在返回 loss 之前。"),
    lecture=4, source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK, cured=CLASSIFIER, twins=(BY_HAND,), check=check,
)  # fmt: skip
