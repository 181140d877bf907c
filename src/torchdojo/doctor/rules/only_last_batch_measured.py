"""only-last-batch-measured: an evaluation runs over all batches and reports the last one."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of, leaves_early
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches, leftovers
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


def check(case: Case) -> Iterator[Finding]:
    """In a loop of an evaluation over several batches, a score is assigned, not added up."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for loop in (node for node in ast.walk(flow.tree) if isinstance(node, ast.For)):
            for share in leftovers.divided(flow, loop) if case.backwards else ():
                says = Text(en="Each batch overwrites this, and after the loop it is divided by the number of batches.",
                            zh="每个批次都覆盖它，循环结束后却还要除以批次数。")  # fmt: skip
                yield Finding(flow.source.place(share), says)
            n = batches.most_at_once(case, file, loop)
            if n < 2 or leaves_early(loop) or batches.learns(case, file, loop):
                continue
            for node in leftovers.lost(flow, loop):
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
