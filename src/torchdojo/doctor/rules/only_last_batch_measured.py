"""only-last-batch-measured: an evaluation runs over all batches and reports the last one."""

import ast
from collections.abc import Iterator

from torchdojo.doctor import batches, counting
from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import Flow, called, flow_of, leaves_early, own, pairs, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
SICK = changed(CLASSIFIER, (COUNT, f"{COUNT[:-1]}  # <- here\n".replace("+=", "=")))
A_LOOK = changed(  # a few answers of the last batch, beside the whole score
    CLASSIFIER,
    (
        COUNT,
        "            guess = model(inputs).argmax(dim=1)\n            correct += (guess == labels).sum().item()\n",
    ),
    ("correct / 100)\n", "correct / 100, guess[:5].tolist())\n"),
)
MEASURES = ("loss", "criterion", "cross_entropy", "mse_loss", "nll_loss", "loss_fn", "loss_func")


def measure(flow: Flow, value: ast.expr) -> bool:
    """Whether this is a score: answers compared with labels and counted, or a loss."""
    return bool(counting.kind(flow, value)) or any(called(part) in MEASURES for part in ast.walk(value))


def lost(flow: Flow, loop: ast.For) -> Iterator[ast.stmt]:
    """Yield where a score of one batch is made that the next batch overwrites, and that is read after the loop."""
    inside = [node for node in own(loop) if isinstance(node, ast.Assign) and flow.loops(node)[:1] == [loop]]
    made = {text(target): (node, value) for node in inside for target, value in pairs(node) if text(target)}
    given = {part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)}
    used = {text(n) for n in own(loop) if isinstance(getattr(n, "ctx", None), ast.Load)}
    home = flow.scope(loop)
    later = [n for n in own(home) if getattr(n, "lineno", 0) > (loop.end_lineno or 0)]
    read = {text(n) for n in later if isinstance(getattr(n, "ctx", None), ast.Load)}
    for key, (node, value) in made.items():
        if key in read and key not in used and measure(flow, value):
            yield node
    fresh = {key for key in made if key not in used} | given
    for part in later:
        if counting.compares(part) and not flow.loops(part):
            names = {text(inner) for inner in ast.walk(part)} & (made.keys() | given)
            statement = flow.statement(part)
            counted = any(called(inner) in counting.SUMS | counting.MEANS for inner in ast.walk(statement))
            if len(names) > 1 and counted and names & fresh and isinstance(statement, ast.stmt):
                yield statement


def check(case: Case) -> Iterator[Finding]:
    """In a loop of an evaluation over several batches, a score is assigned, not added up."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for loop in (node for node in ast.walk(flow.tree) if isinstance(node, ast.For)):
            n = batches.most_at_once(case, file, loop)
            if n < 2 or leaves_early(loop) or batches.learns(case, file, loop):
                continue
            for node in lost(flow, loop):
                says = Text(
                    en=f"The loop at line {loop.lineno} asks about {n} batches; only the last one's result is read.",
                    zh=f"第 {loop.lineno} 行的循环评估了 {n} 个批次，最后只用了最后一批的结果。",
                )
                yield Finding(flow.source.place(node), says)


RULE = Rule(
    name="only-last-batch-measured", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The score is that of the last batch only.", zh="报告的分数只是最后一个批次的。"),
    why=Text(en="Each batch overwrites the result of the one before it: all but the last count for nothing.",
             zh="每个批次都把前一批的结果覆盖掉，除了最后一批，其余全都白算。"),
    cure=Text(en="Add up over the batches (+=), and divide by the number of rows after the loop.",
              zh="用 += 把每批的结果累加起来，循环结束后再除以样本数。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK, cured=CLASSIFIER, twins=(A_LOOK,), check=check,
)  # fmt: skip
