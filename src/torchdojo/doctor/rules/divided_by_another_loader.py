"""divided-by-another-loader: a sum over the batches of one loader is divided by the length of another."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import lengths
from torchdojo.doctor.traces.carrying import added_up, divisions, written
from torchdojo.doctor.traces.counting import growing, kind
from torchdojo.text import Text

PRINT = "    print(epoch, loss.item(), correct / 100)\n"
OWN = PRINT.replace("100", "len(test_loader.dataset)")
SICK = changed(CLASSIFIER, (PRINT, f"{OWN[:-1].replace('test_', 'train_')}  # <- here\n"))
CURED = changed(CLASSIFIER, (PRINT, OWN))
AS_MANY = changed(  # both are equally long
    CLASSIFIER,
    (PRINT, OWN.replace("len(test_loader.dataset)", "(50 * len(train_loader))")),
    ("batch_size=30", "batch_size=150"),
)


def check(case: Case) -> Iterator[Finding]:
    """What is added up over a loader is divided by the number of batches or rows of one that is not run over."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for target, value, node, _ in growing(flow):
            key, loop = written(target), flow.loops(node)[0]
            measured = (
                bool(key) and added_up(flow, value) != "" and not lengths.grows_elsewhere(flow, key, loop)
            )
            for division in divisions(flow, key, node) if measured else ():
                under = division.right if hasattr(division, "right") else division.value
                found = lengths.of_another(case, flow, loop, under)
                if found is not None:
                    says = Text(
                        en=f"{key} is a sum over a loader of length {found[1]}, divided by the length of another, "
                        f"{found[0]}.",
                        zh=f"{key} 是在长度为 {found[1]} 的 loader 上累加的，除以的却是另一个的长度 {found[0]}。",
                    )
                    yield Finding(flow.source.place(division), says)
                part = (
                    lengths.of_more_rows(case, flow, node, key, under)
                    if kind(flow, value) != "loss"
                    else None
                )
                if part is not None:
                    says = Text(
                        en=f"{key} is a sum over the {part[1]} rows that the sampler draws, divided by all {part[0]} "
                        "of the data set.",
                        zh=f"{key} 只累加了采样器抽出的 {part[1]} 行，除以的却是整个数据集的 {part[0]} 行。",
                    )
                    yield Finding(flow.source.place(division), says)


RULE = Rule(
    name="divided-by-another-loader", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A sum over one loader is divided by the length of something else.",
              zh="在一个 loader 上累加，除以的却不是它的长度。"),
    why=Text(en="The mean is wrong by the ratio of the two lengths: a validation loss looks several times better "
                "than it is, an accuracy cannot reach 1 or rises above it.",
             zh="平均值差了两个长度之比那么多：验证损失看上去好几倍，准确率到不了 1，或者超过 1。"),
    cure=Text(en="Divide by the length of what the loop runs over; rows that a sampler draws are len(loader.sampler).",
              zh="除以循环真正遍历的长度；由采样器抽取的行数是 len(loader.sampler)。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK, cured=CURED, twins=(AS_MANY,), check=check,
)  # fmt: skip
