"""loss-over-epoch-then-backward: the graphs of a whole epoch are kept for a single step."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Thing, Trail
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import summed
from torchdojo.text import Text

CLEAR = "        optimizer.zero_grad()\n"
LEARN = "        loss.backward()\n        optimizer.step()\n"
SICK = changed(
    CLASSIFIER,
    (CLEAR, ""),
    ("    model.train()\n", "    model.train()\n    total = 0\n"),
    (LEARN, "        total = total + loss\n    optimizer.zero_grad()\n"
     "    total.backward()  # <- here\n    optimizer.step()\n"),
)  # fmt: skip
A_FEW = changed(  # the sum over four batches: accumulation
    CLASSIFIER,
    (CLEAR, ""),
    ("for inputs, labels in train_loader:", "for i, (inputs, labels) in enumerate(train_loader):"),
    ("loss = criterion(outputs, labels)", "loss = criterion(outputs, labels) + (loss if i % 4 else 0)"),
    (LEARN, "        if i % 4 == 3:\n            optimizer.zero_grad()\n            loss.backward()\n"
     "            optimizer.step()\n"),
)  # fmt: skip
MANY = 8


def whole(case: Case, trail: Trail, optimizer: Thing) -> bool:
    """Whether one backward() learns from the losses of many batches of a loader."""
    kinds = [kind for kind, _, _ in trail.marks]
    batches = kinds.count("batch") if "pass" in kinds else 0  # some batches of a series, with one memory
    learned = [about for kind, about, _ in trail.marks if kind == "backward"]
    return (
        batches >= MANY and len(learned) == 1 and learned[0] >= 0 and summed(case.graphs[learned[0]]) >= MANY
    )


def check(case: Case) -> Iterator[Finding]:
    """Nearly every step follows one backward() through the losses of eight batches or more."""
    for optimizer in case.optimizers:
        sick = sum(trail.count for trail in case.trails(optimizer) if whole(case, trail, optimizer))
        steps = case.steps_of(optimizer)
        events: list[Event] = [e for e in case.backwards if case.graph(e).leaves & case.held(optimizer)]
        if steps >= 2 and events and nearly_all(sick, steps):
            n = summed(case.graph(events[-1]))
            says = Text(
                en=f"Each of {steps} steps went through the graphs of {n} batches at once.",
                zh=f"{steps} 步里每一步都一次性反向传播了 {n} 个批次的计算图。",
            )
            yield Finding(line_of(events[-1].where), says)


RULE = Rule(
    name="loss-over-epoch-then-backward",
    severity=Severity.TIP,
    certainty=Certainty.FACT,
    what=Text(en="The losses of an epoch are summed up for a single step.", zh="把整个 epoch 的损失加起来才走一步。"),
    why=Text(en="All graphs stay in memory until backward(), and an epoch brings one step instead of one per batch.",
             zh="backward() 之前所有计算图都占着内存；一个 epoch 只走一步，而不是每个批次走一步。"),
    cure=Text(en="Call backward() and step() for every batch; keep loss.item() for the sum.",
              zh="每个批次都调用 backward() 和 step()；累加时用 loss.item()。"),
    lecture=7,
    source="https://docs.pytorch.org/docs/stable/notes/faq.html",
    sick=SICK, cured=CLASSIFIER, twins=(A_FEW,), check=check,
)  # fmt: skip
