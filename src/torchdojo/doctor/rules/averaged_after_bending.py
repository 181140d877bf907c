"""averaged-after-bending: perplexity or RMSE of each batch is averaged; exp and sqrt belong behind the mean."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.curved import averaged
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
MEAN = "            correct += {}criterion(model(inputs), labels){}\n"
PRINT = "    print(epoch, loss.item(), correct / 100)\n"
SICK = changed(
    CLASSIFIER,
    (COUNT, MEAN.format("torch.exp(", ").item()  # <- here")),
    (PRINT, PRINT.replace("100", "len(test_loader)")),
)
CURED = changed(
    CLASSIFIER,
    (COUNT, MEAN.format("", ".item()")),
    (PRINT, "    print(epoch, loss.item(), torch.tensor(correct / len(test_loader)).exp().item())\n"),
)
ONE_BATCH = changed(SICK.replace("  # <- here", ""), ("batch_size=50)", "batch_size=100)"))


def check(case: Case) -> Iterator[Finding]:
    """In a loop over several batches that learns nothing, exp or sqrt of the mean loss is added up, then divided."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for node, curve, number in averaged(case, flow):
            says = Text(
                en=f"{curve} is taken of each of {number} batches, and the results are averaged.",
                zh=f"{number} 批各自取了 {curve}，再对结果求平均。",
            )
            yield Finding(flow.source.place(node), says)


RULE = Rule(
    name="averaged-after-bending", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="exp or sqrt is taken before the mean.", zh="先取 exp 或 sqrt，后求平均。"),
    why=Text(en="The mean of exp(loss) is larger than exp of the mean, that of roots smaller than the root of it: "
                "the score depends on how the rows are dealt into batches, and cannot be compared with others.",
             zh="exp(损失) 的平均大于平均损失的 exp，开方的平均小于平均的开方：成绩会随着怎么分批而变，"
                "也没法和别人的比。"),
    cure=Text(en="Add up the losses (times rows or tokens), divide, and take exp or sqrt once, at the end.",
              zh="先把损失累加（乘上行数或词数）再相除，最后只取一次 exp 或 sqrt。"),
    lecture=13, source="https://docs.pytorch.org/torcheval/main/generated/torcheval.metrics.Perplexity.html",
    sick=SICK, cured=CURED, twins=(ONE_BATCH,), check=check,
)  # fmt: skip
