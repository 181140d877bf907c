"""scheduler-per-epoch: a schedule counted in batches moves on once per epoch, and hardly begins."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import called, flow_of
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
CYCLE = (
    f"{MADE}scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.1, epochs=6, steps_per_epoch=10)\n"
)
STEP, EVAL = "        optimizer.step()\n", "    model.eval()\n"
SICK = changed(CLASSIFIER, (MADE, CYCLE), (EVAL, f"    scheduler.step()  # <- here\n{EVAL}"))
CURED = changed(CLASSIFIER, (MADE, CYCLE), (STEP, f"{STEP}        scheduler.step()\n"))
BY_EPOCH = changed(
    CLASSIFIER,
    (MADE, f"{MADE}scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=12)\n"),
    (EVAL, f"    scheduler.step()\n{EVAL}"),
)
LENGTH = {"OneCycleLR": "total_steps", "CosineAnnealingLR": "T_max", "PolynomialLR": "total_iters"}


def in_batches(case: Case, scheduler: Thing, length: int, steps: int, calls: int) -> bool:
    """Whether the schedule is as long as the training in steps and not by chance, or its line counts the batches."""
    place = line_of(scheduler.where)
    statement = case.source(place).statement(place.line)
    parts = list(flow_of(case.source(place)).expanded(statement, 2)) if statement is not None else []
    computed = scheduler.cls == "OneCycleLR" or any(
        called(part) == "len" or (isinstance(part, ast.BinOp) and _product(part)) for part in parts
    )
    if 0.9 * length <= steps <= 1.1 * length:
        return computed  # a round number, T_max=100, may just happen to be it
    counted = bool({"steps_per_epoch", "len"} & words_of(statement))
    return counted and length % max(1, round(steps / calls)) == 0


def _product(node: ast.BinOp) -> bool:
    """Whether this is epochs * batches, not the number 5 * 8."""
    constants = isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant)
    return isinstance(node.op, ast.Mult) and not constants


def check(case: Case) -> Iterator[Finding]:
    """Several steps of the optimizer for one of the schedule, which is as long as all the steps of the optimizer."""
    for scheduler in case.things("scheduler"):
        calls = [event for event in case.events("schedule") if event["scheduler"] == scheduler.number]
        length = scheduler["settings"].get(LENGTH.get(scheduler.cls, "")) or 0
        optimizer = case.log.things.get(scheduler["optimizer"] or 0)
        steps = case.steps_of(optimizer) if optimizer is not None else 0
        if len(calls) < 2 or 2 * len(calls) > min(length, steps) or case.log.run.get("enough"):
            continue
        if in_batches(case, scheduler, length, steps, len(calls)):
            says = Text(
                en=f"{scheduler.cls} is {length} steps long; it made {len(calls)} of them, the optimizer {steps}.",
                zh=f"{scheduler.cls} 全长 {length} 步，优化器走了 {steps} 步，它却只走了 {len(calls)} 步。",
            )
            yield Finding(most(calls), says)


RULE = Rule(
    name="scheduler-per-epoch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A schedule that counts batches is moved on once per epoch.",
              zh="按批次数设的学习率计划，却每个 epoch 才推进一次。"),
    why=Text(en="Training ends while the schedule has hardly begun: only the first few steps of it are seen.",
             zh="训练都结束了，计划才刚开了个头：升温、衰减都没轮到，学习率一直停在开头那几步。"),
    cure=Text(en="Call scheduler.step() after every optimizer.step(), or give the schedule its length in epochs.",
              zh="每次 optimizer.step() 之后都调用 scheduler.step()，或者按 epoch 数来设它的长度。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.OneCycleLR.html",
    sick=SICK, cured=CURED, twins=(BY_EPOCH,), check=check,
)  # fmt: skip
