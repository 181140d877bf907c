"""views-fall-together: two views of a sample shall be alike, nothing keeps samples apart, and all become the same."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

SAME = 0.98  # length of the mean of all directions
SHRUNK = 0.2  # of the distances at first
LOOKS = 3
CALL = "        outputs = model(inputs)\n        loss = criterion(outputs, labels)\n"
VIEWS = "        one, other = (model(inputs + 0.1 * torch.randn_like(inputs)) for _ in range(2))\n"
CODE = (("nn.Linear(32, 3)", "nn.Linear(32, 8)"), ("lr=0.1", "lr=0.5"), ("range(6)", "range(12)"))
ALIKE = "        loss = -nn.functional.cosine_similarity(one, other).mean()"
EXAM = (
    "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n",
    "            model(inputs)\n",
)
SICK = changed(CLASSIFIER, *CODE, EXAM, (CALL, f"{VIEWS}{ALIKE}  # <- here\n"))
APART = "        loss = loss + 4 * torch.relu(1 - torch.cat([one, other]).std(0)).mean() + one.mean(0).pow(2).mean()\n"
CURED = changed(CLASSIFIER, *CODE, EXAM, (CALL, f"{VIEWS}{ALIKE}\n{APART}"))


def fell(events: list[Event], ticks: int) -> bool:
    """Whether the rows came to be alike in the course of training, and were so in the second half of it."""
    late = [event for event in events if event.tick > ticks / 2]
    if len({event.tick for event in late}) < LOOKS or late[-1]["alike"] < events[0]["alike"]:
        return False
    shrunk = events[0]["spread"] * SHRUNK
    plain = events[0]["name"] in ("cosine_similarity", "normalize")
    return all(e["alike"] >= SAME and (plain or e["spread"] <= shrunk) for e in late)


def check(case: Case) -> Iterator[Finding]:
    """Both sides are in the graph, and all rows of a batch point in one direction at the end."""
    events, ticks = case.events("views"), case.log.run["ticks"]
    lengths = [event for event in events if event["name"] == "normalize"]
    if len(lengths) < 2 * len({event.tick for event in lengths}):
        lengths = []  # one side only: the other has no graph
    whole = lengths or [event for event in events if event["name"] != "normalize"]
    if not whole:
        return
    if all(fell([e for e in whole if e.where == where], ticks) for where in {e.where for e in whole}):
        last = whole[-1]
        says = Text(
            en=f"Both sides are learned, and the {last['rows']} rows have become one: the mean of their directions has "
            f"the length {last['alike']:.3f} (1: all are the same; {whole[0]['alike']:.3f} at first).",
            zh=f"两边都在学，结果 {last['rows']} 行变成了同一行：各行方向的平均向量长度是 {last['alike']:.3f}"
            f"（1 表示完全相同，刚开始是 {whole[0]['alike']:.3f}）。",
        )
        yield Finding(line_of(last.where), says)


RULE = Rule(
    name="views-fall-together", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="Whatever comes in, the same comes out.", zh="不管输入什么，编码都变成了同一个。"),
    why=Text(en="To make two views of a sample alike, it is enough to make everything alike. The loss is then as good "
                "as can be, and the codes tell nothing about the samples.",
             zh="只要求同一样本的两个视图相像，把所有样本变成一样就够了：损失好得不能再好，编码却说明不了任何东西。"),
    cure=Text(en="Keep one side out of the graph, as SimSiam and BYOL do: target = other.detach(); or hold samples "
                 "apart: negatives (SimCLR), or a term for the variance (VICReg).",
              zh="像 SimSiam、BYOL 那样让一边不进计算图：target = other.detach()；或者把不同样本推开：用负样本"
                 "（SimCLR）或加方差项（VICReg）。"),
    lecture=8, source="https://arxiv.org/abs/2011.10566",
    sick=SICK, cured=CURED, check=check,
)  # fmt: skip
