"""accuracy-above-one: right answers of many batches over the size of one, or of many epochs over one data set."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import Flow, flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches, counting, denominators
from torchdojo.doctor.traces.carrying import carried
from torchdojo.doctor.traces.meters import piling
from torchdojo.text import Text

PRINT = "    print(epoch, loss.item(), correct / 100)\n"
SICK = changed(CLASSIFIER, (PRINT, "    print(epoch, loss.item(), correct / len(labels))  # <- here\n"))
EACH_BATCH = changed(
    CLASSIFIER, (PRINT, f"{PRINT}    print((model(inputs).argmax(1) == labels).sum().item() / len(labels))\n")
)
OVER_ALL = changed(  # all epochs in one number, on purpose
    CLASSIFIER,
    ("    correct = 0\n", ""),
    ("for epoch in range(6):\n", "correct, asked = 0, 0\nfor epoch in range(6):\n"),
    (PRINT, "    asked += 100\n    print(epoch, loss.item(), 'so far', correct / asked)\n"),
)


def reasons(case: Case, flow: Flow, ratio: counting.Ratio) -> Iterator[Text]:
    """Say why what is above can outgrow what is below."""
    loop, file = ratio.tally.loop, flow.source.file
    several = batches.most_at_once(case, file, loop) > 1 or batches.learns(case, file, loop)
    name = denominators.one_batch(flow, ratio)
    if several and name:
        yield Text(en=f"Right answers of all batches are divided by the size of one, {name}.",
                   zh=f"所有批次答对的个数，除以的只是一个批次（{name}）的大小。")  # fmt: skip
    elif shape := denominators.fewer_than_answers(case, flow, ratio):
        yield Text(en=f"In each of {shape[0]} rows {shape[1]} answers are counted, but only the rows are "
                      "counted below.",
                   zh=f"{shape[0]} 行里每行数了 {shape[1]} 个答案，分母却只按行数算。")  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """A count of right answers grows over batches, epochs or positions, and what it is divided by does not."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for ratio in counting.ratios(flow):
            if ratio.tally.kind == "count":
                yield from (
                    Finding(flow.source.place(ratio.node), says) for says in reasons(case, flow, ratio)
                )
        for one in (*carried(flow), *piling(flow)):
            if one.counts and denominators.piles_up(case, flow, one):
                says = Text(en=f"{one.key} begins at line {one.begins} and is never set back to 0: each round adds to "
                               "the right answers of those before.",
                            zh=f"{one.key} 只在第 {one.begins} 行设过一次初值，之后一直没有清零：每一轮都接着上一轮的"
                               "答对数往上加。")  # fmt: skip
                yield Finding(flow.source.place(one.division), says)


RULE = Rule(
    name="accuracy-above-one",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="An accuracy can rise above 1.", zh="这样算出来的准确率会超过 1。"),
    why=Text(
        en="What is above grows on and on, what is below does not grow with it: the one counts all batches, all "
        "epochs or all positions, the other fewer.",
        zh="分子一直在累加，分母却没有跟着涨：一个数的是所有批次、所有 epoch 或所有位置，另一个数的少。",
    ),
    cure=Text(en="Let both grow together, and set both to 0 together: total += labels.numel().",
              zh="让两者一起累加、一起清零：total += labels.numel()。"),
    lecture=9,
    source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(EACH_BATCH, OVER_ALL),
    check=check,
)  # fmt: skip
