"""batch-means-over-rows: mean losses or scores of batches are added up, and divided by the number of rows."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.averaging import counts_rows, of_batch_means, of_right_answers, shown
from torchdojo.doctor.traces.carrying import added_up, divisions, written
from torchdojo.doctor.traces.counting import growing
from torchdojo.text import Text

HEAD, STEP = "for epoch in range(6):\n    model.train()\n", "        optimizer.step()\n"
PRINT = "    print(epoch, loss.item(), correct / 100)\n"
BEGIN = (HEAD, f"{HEAD}    total = 0.0\n")
ADDS = (STEP, f"{STEP}        total += loss.item()\n")
MEAN = f"{PRINT}    print(total / len(train_loader.dataset))\n"
SICK = changed(CLASSIFIER, BEGIN, ADDS, (PRINT, f"{MEAN[:-1]}  # <- here\n"))
CURED = changed(CLASSIFIER, BEGIN, ADDS, (PRINT, MEAN.replace(".dataset", "")))
WEIGHTED = changed(
    CLASSIFIER,
    BEGIN,
    (
        ADDS[0],
        ADDS[1].replace("()\n        total += loss.item()", "()\n        total += loss.item() * len(labels)"),
    ),
    (PRINT, MEAN),
)
SUMMED = changed(
    CLASSIFIER, BEGIN, ADDS, (PRINT, MEAN), ("nn.CrossEntropyLoss()", 'nn.CrossEntropyLoss(reduction="sum")'),
    ("lr=0.1", "lr=0.003"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """What is added up is a loss of torch's with its mean, and what is below counts the rows of the same loop."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for target, value, node, _ in growing(flow):
            key, loop = written(target), flow.loops(node)[0]
            what = added_up(flow, value) if key else ""
            rows = of_batch_means(case, flow, value, loop) if what == "loss" else 0
            rows = rows or (of_right_answers(case, flow, value, loop) if what == "mean" else 0)
            for division in divisions(flow, key, node) if rows else ():
                under = division.right if hasattr(division, "right") else division.value
                if counts_rows(case, flow, loop, under) and shown(flow, division):
                    says = Text(
                        en=f"What is added to {key} is already the mean of up to {rows} rows: divided by the rows once "
                        f"more, the number is about {rows} times too small.",
                        zh=f"{key} 里累加的每个数已经是最多 {rows} 行的平均值，再除以一次行数，"
                        f"结果大约小了 {rows} 倍。",
                    )
                    yield Finding(flow.source.place(division), says)


RULE = Rule(
    name="batch-means-over-rows", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The means of batches are divided by the number of rows.",
              zh="各批的平均值加起来，除以的却是样本数。"),
    why=Text(en="The mean of a batch is divided by its rows already. What is shown is too small by the batch "
                "size, cannot be compared with any other, and changes with the batch size.",
             zh="每批的平均值已经除过样本数了。显示的数小了一个批大小的倍数，没法和别的结果比较，换个批大小又变。"),
    cure=Text(en="Divide by the number of batches, or add up loss.item() * len(labels).",
              zh="除以批次数，或者每批累加 loss.item() * len(labels)。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, twins=(WEIGHTED, SUMMED), check=check,
)  # fmt: skip
