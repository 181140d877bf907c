"""step-once-per-epoch: an epoch of many batches makes one step."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.clues.ordering import step_outside
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place, Thing, Trail
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.epochs import piled
from torchdojo.doctor.traces.signs import left_loop, summed
from torchdojo.text import Text

INSIDE = "        loss.backward()\n        optimizer.step()\n"
SICK = changed(CLASSIFIER, (INSIDE, "        loss.backward()\n    optimizer.step()  # <- here\n"))
WHOLE = changed(  # the gradient of the whole epoch, on purpose
    CLASSIFIER,
    ("        optimizer.zero_grad()\n", ""),
    ("    model.train()\n", "    model.train()\n    optimizer.zero_grad()\n"),
    (INSIDE, "        (loss / 10).backward()\n    optimizer.step()\n"),
)
FEW = 3


def wasted(case: Case, trail: Trail, optimizer: Thing) -> Place | None:
    """Return the line of the step, if it stands outside the loop of batches whose gradients were not used."""
    batches, learned, cleared, work, group = 0, 0, False, None, -1
    for kind, about, where in trail.marks:
        batches += kind == "batch"
        if kind == "backward":
            learned, work, group = learned + 1, where, about
        cleared = cleared or (kind == "zero" and about == optimizer.number and learned > 0)
        if kind == "step" and about == optimizer.number and work is not None:
            last_only = learned == 1 and batches > 1 and group >= 0 and summed(case.graphs[group]) < 2
            thrown = learned > 1 and cleared
            inner = case.losses[0].where if last_only and case.losses else work
            return (
                line_of(where) if (last_only or thrown) and left_loop(case, inner, line_of(where)) else None
            )
    return None


def check(case: Case) -> Iterator[Finding]:
    """Between two steps there are several batches: only the last one's gradient is left, or the sum of all."""
    for optimizer in case.optimizers:
        found = [
            (trail, place) for trail in case.trails(optimizer) if (place := wasted(case, trail, optimizer))
        ]
        sick, steps = sum(trail.count for trail, _ in found), case.steps_of(optimizer)
        if nearly_all(sick, steps):
            ticks = case.log.run["ticks"]
            says = Text(en=f"{steps} steps for {ticks} backward() in all: only the last batch before each was learned.",
                        zh=f"backward() 一共 {ticks} 次，step() 只有 {steps} 次：每次只学到最后一批。")  # fmt: skip
            yield Finding(found[-1][1], says)
            continue
        piles = [
            (trail.count, one) for trail in case.trails(optimizer) if (one := piled(case, trail, optimizer))
        ]
        if steps >= FEW and nearly_all(sum(count for count, _ in piles), steps):
            ticks = case.log.run["ticks"]
            says = Text(
                en=f"{steps} steps for {ticks} backward() in all: the gradients of each batch of an epoch are added "
                "up, undivided, for one step.",
                zh=f"backward() 一共 {ticks} 次，step() 只有 {steps} 次：整个 epoch 的梯度原样累加，只走了一步。",
            )
            yield Finding(piles[-1][1], says)


RULE = Rule(
    name="step-once-per-epoch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="step() stands outside the loop over batches.", zh="step() 写在了批次循环的外面。"),
    why=Text(en="A whole epoch makes one step: ten epochs are ten steps. Where each batch clears the gradients, all "
                "but the last one leave no trace besides.",
             zh="整个 epoch 只走一步，十个 epoch 就只有十步。要是每批又都清零梯度，除最后一批外都白算了。"),
    cure=Text(en="Indent zero_grad() and step() into the loop over batches.",
              zh="把 zero_grad() 和 step() 都缩进到批次循环里面。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/optim.html#taking-an-optimization-step",
    sick=SICK, cured=CLASSIFIER, twins=(WHOLE,), check=check, read=step_outside,
)  # fmt: skip
