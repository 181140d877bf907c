"""batch-taken-for-classes: cross_entropy is given one number a row, (N), and takes the N rows for N classes."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

FLAT = (".sum(dim=1, keepdim=True)", ".sum(dim=1)"), ("return self.out(x)", "return self.out(x).squeeze(1)")
CRITERION = "nn.BCEWithLogitsLoss()"
LOSS = "    loss = criterion(logits, y_data)\n"
SICK = changed(BINARY, *FLAT, (CRITERION, "nn.CrossEntropyLoss()"), (LOSS, f"{LOSS[:-1]}  # <- here\n"))
CURED = changed(BINARY, *FLAT)
LISTWISE = changed(  # how the one prize is shared out among all of them
    BINARY, *FLAT, (CRITERION, "nn.CrossEntropyLoss()"), (LOSS, "    loss = criterion(logits, y_data / y_data.sum())\n")
)  # fmt: skip
RANKING = re.compile(r"rank|list_?(wise|net)|query|candidate|pointer|排序|候选", re.IGNORECASE)
FEW = 3


def sick(case: Case, event: Event) -> bool:
    """Whether a loss got one number and one label for each row that the model was given; shares add up to 1."""
    shape, spread = event["input"]["shape"], event["spread"]
    if len(shape) != 1 or event["target"]["shape"] != shape or spread is None or shape[0] < 2:
        return False
    before = [e for e in case.events("forward") if e.tick == event.tick and e.number < event.number]
    rows = bool(before and before[-1]["inputs"]) and before[-1]["inputs"][0]["shape"][:1] == shape
    return rows and spread["max"] <= 1 and abs(spread["mean"] * shape[0] - 1) > 0.1  # more than 1: counts


def check(case: Case) -> Iterator[Finding]:
    """In nearly all losses the rows of the batch are shared out among each other."""
    losses = [event for event in case.learned_losses("cross_entropy") if event["rows"] or event["spread"]]
    found = [event for event in losses if sick(case, event)]
    if len(found) < FEW or not nearly_all(len(found), len(losses)):
        return
    place = most(found)
    if not RANKING.search("\n".join(case.source(place).lines)):
        n = found[0]["input"]["shape"][0]
        says = Text(en=f"Scores and labels have shape ({n}): one distribution over the {n} rows of the batch.",
                    zh=f"分数和标签的形状都是 ({n})：被当成了一个在 {n} 行样本上的分布。")  # fmt: skip
        yield Finding(place, says)


RULE = Rule(
    name="batch-taken-for-classes", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Cross-entropy takes the rows of the batch for classes.", zh="交叉熵把一批里的各行当成了各个类别。"),
    why=Text(en="A vector (N) is one sample with N classes to cross_entropy. Softmax runs over the batch: rows "
                "compete with each other, and where all labels are 0 nothing is learned.",
             zh="对 cross_entropy 来说，形状 (N) 的向量是一个有 N 个类别的样本。softmax 于是在整批上算：各行互相竞争，"
                "标签为 0 的行什么也学不到。"),
    cure=Text(en="One number a row for yes or no: nn.BCEWithLogitsLoss(); or two scores a row and labels 0 and 1 as "
                 "int64.",
              zh="每行一个数、判断是或否：用 nn.BCEWithLogitsLoss()；或者每行输出两个分数，标签用 int64 的 0 和 1。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, twins=(LISTWISE,), check=check,
)  # fmt: skip
