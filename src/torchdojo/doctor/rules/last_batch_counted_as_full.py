"""last-batch-counted-as-full: right answers over batches times batch size, though the last batch is smaller."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import counting, denominators
from torchdojo.text import Text

PRINT = "    print(epoch, loss.item(), correct / 100)\n"
FULL = PRINT.replace("100)", "(len(test_loader) * 64))")
SICK = changed(CLASSIFIER, ("batch_size=50)", "batch_size=64)"), (PRINT, f"{FULL[:-1]}  # <- here\n"))
CURED = changed(
    CLASSIFIER,
    ("batch_size=50)", "batch_size=64)"),
    (PRINT, PRINT.replace("100", "len(test_loader.dataset)")),
)
ALL_FULL = changed(CLASSIFIER, (PRINT, PRINT.replace("100", "(len(test_loader) * test_loader.batch_size)")))
DROPPED = changed(
    CLASSIFIER, ("batch_size=50)", "batch_size=33, drop_last=True)"), (PRINT, FULL.replace("64", "33"))
)


def check(case: Case) -> Iterator[Finding]:
    """Below stand more rows than the loader delivers: each of its batches counts as a full one."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for ratio in counting.ratios(flow):
            found = denominators.full_batches(case, flow, ratio)
            if found is not None:
                counted, rows = found
                says = Text(
                    en=f"The right answers of {rows} rows are divided by {counted}: the last batch is smaller, but "
                    "counts as a full one.",
                    zh=f"数的是 {rows} 行里答对的个数，除以的却是 {counted}：最后一批不满，却按满批算了。",
                )
                yield Finding(flow.source.place(ratio.node), says)
        for node, fewest, size in denominators.each_batch(case, flow):
            says = Text(en=f"Each batch is divided by {size}, also one of {fewest} rows.",
                        zh=f"每一批都除以 {size}，只有 {fewest} 行的那一批也是。")  # fmt: skip
            yield Finding(flow.source.place(node), says)


RULE = Rule(
    name="last-batch-counted-as-full",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The accuracy counts rows that do not exist.", zh="算准确率时，把不存在的行也数进去了。"),
    why=Text(
        en="The number of batches times the batch size is the number of rows only if the last batch is full. "
        "Otherwise even a perfect model stays below 1.",
        zh="只有最后一批也是满的，批次数乘以批大小才等于行数。否则模型全答对，准确率也到不了 1。",
    ),
    cure=Text(
        en="Divide by len(loader.dataset), or by a total that grows by len(labels).",
        zh="除以 len(loader.dataset)，或者每批累加 len(labels) 得到的总数。",
    ),
    lecture=9,
    source="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.DataLoader",
    sick=SICK,
    cured=CURED,
    twins=(ALL_FULL, DROPPED),
    check=check,
)
