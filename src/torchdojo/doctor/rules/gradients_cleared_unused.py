"""gradients-cleared-unused: batch after batch is cleared away before any step has used its gradient."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.clues.cycles import attributes
from torchdojo.doctor.clues.ordering import cleared_each_time, steps_to_report
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import clearing
from torchdojo.doctor.traces.signs import left_loop
from torchdojo.text import Text

READING = {"grad", "register_hook", "register_full_backward_hook", "register_post_accumulate_grad_hook"}
LOOP, ZERO = "for inputs, labels in train_loader:", "        optimizer.zero_grad()\n"
COUNTED = (LOOP, "for i, (inputs, labels) in enumerate(train_loader):")
STEP = "        optimizer.step()\n"
SOMETIMES = (STEP, "        if i % 2 == 1:\n            optimizer.step()\n")
SICK = changed(CLASSIFIER, COUNTED, (ZERO, f"{ZERO[:-1]}  # <- here\n"), SOMETIMES)
CURED = changed(CLASSIFIER, COUNTED, (ZERO, ""), (SOMETIMES[0], f"{SOMETIMES[1]}    {ZERO}"))
OF_EACH_BATCH = changed(  # every gradient is looked at, and their mean is what the step uses
    CLASSIFIER,
    COUNTED,
    ("    model.train()\n", "    model.train()\n    total = [torch.zeros_like(p) for p in model.parameters()]\n"),
    (STEP, "        for t, p in zip(total, model.parameters()):\n            t += p.grad / 2\n"
           "        if i % 2:\n            for t, p in zip(total, model.parameters()):\n"
           "                p.grad = t.clone()\n                t.zero_()\n            optimizer.step()\n"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Of nearly all steps: one backward() of several is used, all others, or all of another loss, are cleared away."""
    if any(READING & attributes(case.source(line_of(e.where)).tree) for e in case.backwards[:1]):
        return  # what is cleared may have been looked at
    for optimizer in case.optimizers:
        seen = [(trail, clearing.wasted(case, trail, optimizer)) for trail in case.trails(optimizer)]
        found = [(trail, where) for trail, where in seen if where]
        sick, steps = sum(trail.count for trail, _ in found), case.steps_of(optimizer)
        lost = sum(trail.count * len(where) for trail, where in found)
        apart = found and left_loop(case, found[-1][1][-1], line_of(found[-1][0].marks[-1][2]))
        inside = found and (not apart or clearing.retained(case))
        if steps >= 2 and nearly_all(sick, steps) and inside:
            says = Text(
                en=f"For {steps} steps, the gradients of at least {lost} other backward() were cleared unused.",
                zh=f"一共走了 {steps} 步，另外至少有 {lost} 次 backward() 的梯度还没用就被清掉了。",
            )
            step = line_of(found[-1][0].marks[-1][2])
            place = step if steps_to_report(case.source(step), step.line) else line_of(found[-1][1][-1])
            yield Finding(place, says)
        elif starving := clearing.starved(case, optimizer):
            where, names, often = starving
            says = Text(
                en=f"In {often} steps what reaches {', '.join(names[:3])} was cleared before the last backward().",
                zh=f"有 {often} 步，传到 {'、'.join(names[:3])} 的梯度在最后一次 backward() 之前就被清掉了。",
            )
            yield Finding(line_of(where), says)


RULE = Rule(
    name="gradients-cleared-unused", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Gradients that should add up are cleared before every batch.",
              zh="本该累积的梯度，每个批次都被清掉了。"),
    why=Text(en="step() comes after several batches, zero_grad() before each: only the last batch is learned from.",
             zh="几个批次才 step() 一次，却每个批次都 zero_grad()：只有最后一个批次的梯度起了作用，其余的全白算了。"),
    cure=Text(en="Call zero_grad() right after step(), on the same condition.",
              zh="把 zero_grad() 挪到 step() 之后，放在同一个条件里。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/notes/amp_examples.html#gradient-accumulation",
    sick=SICK, cured=CURED, twins=(OF_EACH_BATCH,), check=check, read=cleared_each_time,
)  # fmt: skip
