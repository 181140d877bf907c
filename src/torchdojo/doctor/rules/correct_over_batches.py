"""correct-over-batches: the number of right answers is divided by the number of batches, not of rows."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches, counting
from torchdojo.doctor.traces.spotting import right_by_batches
from torchdojo.text import Text

PRINT = "    print(epoch, loss.item(), correct / 100)\n"
COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
SICK = changed(CLASSIFIER, (PRINT, "    print(epoch, loss.item(), correct / len(test_loader))  # <- here\n"))
OF_THE_ROWS = changed(CLASSIFIER, (PRINT, PRINT.replace("100", "len(test_loader.dataset)")))
MEAN_OF_MEANS = changed(
    CLASSIFIER,
    (COUNT, COUNT.replace(".sum().item()", ".float().mean().item()")),
    (PRINT, PRINT.replace("100", "len(test_loader)")),
)
ROW_BY_ROW = changed(
    CLASSIFIER,
    ("batch_size=50)", "batch_size=1)"),
    (PRINT, PRINT.replace("100", "len(test_loader)")),
)


def check(case: Case) -> Iterator[Finding]:
    """A count of right answers, over the length of the loader or the rounds of its loop, with more rows than one."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for ratio in counting.ratios(flow):
            tally = ratio.tally
            sizes = batches.rows(case, file, tally.loop)
            if tally.kind != "count" or not sizes or max(sizes) < 2:
                continue
            if counting.counts_batches(flow, ratio):
                says = Text(
                    en=f"Right answers are added up over batches of up to {max(sizes)} rows, and divided by the "
                    "number of batches.",
                    zh=f"答对的个数是按批次累加的（每批最多 {max(sizes)} 行），除以的却是批次数。",
                )
                yield Finding(flow.source.place(ratio.node), says)


RULE = Rule(
    name="correct-over-batches",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="The right answers are divided by the number of batches.",
        zh="答对的个数除以了批次数，而不是样本数。",
    ),
    why=Text(
        en="len(loader) counts batches. The result is right answers per batch: it can be far above 1, and it changes "
        "with the batch size.",
        zh="len(loader) 是批次数。这样算出来的是“每批答对几个”：可能远大于 1，而且换个批大小就变。",
    ),
    cure=Text(
        en="Divide by the number of rows: len(loader.dataset), or a total that grows by len(labels).",
        zh="除以样本数：len(loader.dataset)，或者每批累加 len(labels)。",
    ),
    lecture=9,
    source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK,
    cured=OF_THE_ROWS,
    twins=(MEAN_OF_MEANS, ROW_BY_ROW),
    check=check,
    read=right_by_batches,
)
