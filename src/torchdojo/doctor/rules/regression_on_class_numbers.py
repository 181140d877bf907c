"""regression-on-class-numbers: the number of a class is taken for a quantity."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import numbering
from torchdojo.text import Text

CALL = "        loss = criterion(outputs, labels)\n"
NUMBER = "nn.functional.mse_loss(model(inputs).squeeze(1), labels.float())"
COUNT = "(model(inputs).argmax(dim=1) == labels)"
LAST, ROUNDED = "nn.Linear(32, 3)", "(model(inputs).squeeze(1).round() == labels)"
SICK = changed(
    CLASSIFIER, (LAST, "nn.Linear(32, 1)"), (CALL, f"        loss = {NUMBER}  # <- here\n"), (COUNT, ROUNDED)
)
STARS = changed(  # a quantity in whole numbers, judged as one
    CLASSIFIER,
    (LAST, "nn.Linear(32, 1)"),
    (CALL, f"        loss = {NUMBER}\n"),
    (f"{COUNT}.sum()", "(model(inputs).squeeze(1) - labels).abs().sum()"),
)
ONE_HOT = changed(CLASSIFIER, (CALL, CALL.replace("criterion(outputs, labels)",
                  "nn.functional.mse_loss(outputs, nn.functional.one_hot(labels, 3).float())")))  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """A distance between one number and a class's number, and answers that are then rounded and compared; or argmax."""
    losses = case.learned_losses(*numbering.DISTANCES)
    whole = [event for event in losses if event["whole"]]
    place: Place | None = numbering.picked(case)
    if place is None and whole and nearly_all(len(whole), sum("max" in e["input"] for e in losses)):
        kinds = max(event["whole"] for event in whole)
        place = most(whole) if 3 <= kinds <= 100 and numbering.rounded(case) else None
    if place is not None:
        says = Text(
            en="The loss measures the distance between numbers of classes; class 2 counts as nearer to 1 than class 0.",
            zh="损失量的是类别编号之间的距离，好像类别 2 比类别 0 离类别 1 更近似的。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="regression-on-class-numbers",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(en="Classes are learned as if their numbers were quantities.", zh="把类别编号当成数量来回归。"),
    why=Text(
        en="The numbers of classes are names. And argmax has no slope: nothing can be learned through it.",
        zh="类别编号只是名字，没有大小。另外 argmax 没有梯度，隔着它什么也学不到。",
    ),
    cure=Text(
        en="One score per class, nn.CrossEntropyLoss()(scores, labels); argmax only to read the answer.",
        zh="每个类别输出一个分数，用 nn.CrossEntropyLoss()(scores, labels)；argmax 只在读答案时用。",
    ),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(STARS, ONE_HOT),
    check=check,
)
