"""metric-of-mean-of-batches: the mean of the batches' means, where the last batch is much smaller than the others."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches, counting
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
MEAN = COUNT.replace(".sum().item()", ".float().mean().item()")
PRINT = "    print(epoch, loss.item(), correct / 100)\n"
OVER = PRINT.replace("100)", "len(test_loader))  # <- here")
SICK = changed(CLASSIFIER, (COUNT, MEAN), (PRINT, OVER), ("batch_size=50)", "batch_size=49)"))
CURED = changed(CLASSIFIER, ("batch_size=50)", "batch_size=49)"))
ALL_ALIKE = changed(CLASSIFIER, (COUNT, MEAN), (PRINT, OVER.replace("  # <- here", "")))
NEARLY = changed(
    CLASSIFIER, (COUNT, MEAN), (PRINT, OVER.replace("  # <- here", "")), ("batch_size=50)", "batch_size=8)")
)
MUCH = 0.1


def distorted(loader: Thing) -> tuple[int, int, int] | None:
    """Return rows, batches and the size of the last one, if its weight is wrong by a tenth of the whole or more."""
    rows, size = loader["rows"], loader["batch_size"]
    if not rows or not size or loader["drop_last"] or rows % size == 0:
        return None
    number, last = -(-rows // size), rows % size
    return (rows, number, last) if 1 / number - last / rows >= MUCH else None


def check(case: Case) -> Iterator[Finding]:
    """An evaluation divides means of batches by their number, and the last batch counts far too much."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for ratio in counting.ratios(flow):
            loop = ratio.tally.loop
            if ratio.tally.kind not in ("mean", "loss") or batches.learns(case, file, loop):
                continue
            for loader in batches.loaders(case, file, loop):
                found = distorted(loader)
                if found is not None and counting.counts_batches(flow, ratio):
                    rows, number, last = found
                    says = Text(
                        en=f"The last batch has {last} of {rows} rows ({last / rows:.0%}), but counts for 1 of "
                        f"{number} batches "
                        f"({1 / number:.0%}).",
                        zh=f"最后一批只有 {rows} 行中的 {last} 行（{last / rows:.0%}），"
                        f"却和其他批次一样占了 {number} 份中的一份（{1 / number:.0%}）。",
                    )
                    yield Finding(flow.source.place(ratio.node), says)


RULE = Rule(
    name="metric-of-mean-of-batches", severity=Severity.TIP, certainty=Certainty.FACT,
    what=Text(en="A small last batch counts as much as a full one.", zh="最后一个小批次和满批次一样算数。"),
    why=Text(en="The mean of means is the mean of all rows only if all batches are equally large.",
             zh="只有每批一样大，“平均数的平均数”才等于全体的平均数。"),
    cure=Text(en="Add up sums over the rows, and divide by the number of rows at the end.",
              zh="每批累加总和，最后除以总行数。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK, cured=CURED, twins=(ALL_ALIKE, NEARLY), check=check,
)  # fmt: skip
