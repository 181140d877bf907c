"""averaged-over-all-epochs: each epoch reports a score, and it counts the epochs before as well."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.lifelong import lifelong
from torchdojo.text import Text

HEAD, ZERO, PRINT = (
    "for epoch in range(6):\n",
    "    correct = 0\n",
    "    print(epoch, loss.item(), correct / 100)\n",
)
ADDS = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
BOTH = (ADDS, f"{ADDS}            total += len(labels)\n")
REPORT = PRINT.replace("correct / 100", "correct / total")
CURED = changed(CLASSIFIER, (ZERO, "    correct, total = 0, 0\n"), BOTH, (PRINT, REPORT))
SICK = changed(
    CLASSIFIER,
    (ZERO, ""),
    (HEAD, f"correct, total = 0, 0\n{HEAD}"),
    BOTH,
    (PRINT, f"{REPORT[:-1]}  # <- here\n"),
)
SO_FAR = changed(  # all epochs in one number, on purpose
    CLASSIFIER, (ZERO, ""), (HEAD, f"correct, total = 0, 0\n{HEAD}"), BOTH,
    (PRINT, '    print(f"{epoch}: right so far {correct / total:.3f}")\n'),
)  # fmt: skip
AT_THE_END = changed(
    CLASSIFIER, (ZERO, ""), (HEAD, f"correct, total = 0, 0\n{HEAD}"), BOTH,
    (PRINT, "    print(epoch, loss.item())\nprint(correct / total)\n"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """What is counted, and what it is divided by, begin before the epochs; each of them reports the quotient."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for one in lifelong(case, flow):
            says = Text(
                en=f"{one.key} begins at line {one.begins}, before the first round, and nothing sets it back: what "
                "every round reports here is made of all rounds so far.",
                zh=f"{one.key} 只在第 {one.begins} 行（第一轮之前）设过初值，之后没有清零：这里每一轮报告的，"
                "都是前面所有轮合在一起的结果。",
            )
            yield Finding(flow.source.place(one.report), says)


RULE = Rule(
    name="averaged-over-all-epochs", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The score of an epoch counts all epochs before it too.",
              zh="每个 epoch 的成绩里还混着之前所有 epoch 的。"),
    why=Text(en="The early epochs, in which the model knew nothing, weigh as much as the last one: the curve lags far "
                "behind, and the number at the end is that of no model there ever was.",
             zh="模型还什么都不会的头几个 epoch，和最后一个一样算数：曲线远远滞后，最后的数字也不属于任何一个模型。"),
    cure=Text(en="Set what is counted back to 0 (or to an empty list) at the beginning of each epoch.",
              zh="在每个 epoch 开头把计数清零（列表则清空）。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK, cured=CURED, twins=(SO_FAR, AT_THE_END), check=check,
)  # fmt: skip
