"""softmax-of-one-class: softmax shares 1 out among a single score, so that the answer is always 1."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import origin
from torchdojo.text import Text

MADE, LOSS = "criterion = nn.BCEWithLogitsLoss()\n", "    loss = criterion(logits, y_data)\n"
SICK = changed(BINARY, (MADE, "criterion = nn.CrossEntropyLoss()\n"), (LOSS, f"{LOSS[:-1]}  # <- here\n"))
TWO_SCORES = changed(
    BINARY,
    ("nn.Linear(16, 1)", "nn.Linear(16, 2)"),
    (MADE, "criterion = nn.CrossEntropyLoss()\n"),
    (LOSS, "    loss = criterion(logits, y_data[:, 0].long())\n"),
    ("(model(x_data) > 0)", "(model(x_data).argmax(dim=1, keepdim=True) > 0)"),
)
FEWER_CANDIDATES = changed(  # which of a few rows is the largest; one round has a single candidate
    BINARY,
    (LOSS, "    some = 1 if epoch == 7 else 5\n    scores = logits[: 40 * some].reshape(40, some)\n"
     "    loss = nn.functional.cross_entropy(scores, x_data[: 40 * some].sum(1).reshape(40, some).argmax(1))\n"),
)  # fmt: skip


def of_one(event: Event) -> bool:
    """Whether cross-entropy was given one class only."""
    shape = event["input"]["shape"]
    return len(shape) > 1 and shape[1] == 1 and event["name"] == "cross_entropy"


def after_softmax(event: Event) -> bool:
    """Whether a loss was given the softmax of single scores."""
    made = event["chain"][0] if event["chain"] else {}
    shape, dim = made.get("shape") or [], made.get("dim")
    if "oftmax" not in made.get("by", "") or not isinstance(dim, int) or len(shape) < 2:
        return False
    return bool(-len(shape) <= dim < len(shape) and shape[dim] == 1)


def check(case: Case) -> Iterator[Finding]:
    """What training learns from is a softmax along an axis of length 1, in cross_entropy itself or before the loss."""
    for name in {event["name"] for event in case.losses}:
        losses = case.learned_losses(name)
        own, before = [e for e in losses if of_one(e)], [e for e in losses if after_softmax(e)]
        for sick in (own, before):
            if nearly_all(len(sick), len(losses)):
                shape = tuple(sick[0]["input"]["shape"])
                says = Text(
                    en=f"Scores of shape {shape}: one class. In each of {len(sick)} losses looked at its probability "
                    "was 1 whatever the score was.",
                    zh=f"分数的形状是 {shape}，只有一个类别。看过的 {len(sick)} 次损失里，"
                    "不管分数是多少，它的概率都是 1。",
                )
                yield Finding(
                    most(sick) if sick is own else origin(case, sick[-1], sick[-1]["chain"][0]["by"]), says
                )
                break


RULE = Rule(
    name="softmax-of-one-class", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Softmax, or cross-entropy, of a single score.", zh="只有一个分数，却做了 softmax 或交叉熵。"),
    why=Text(en="One score always gets 100 %. Whatever the network says, loss and gradients stay the same: "
                "it learns nothing.",
             zh="一个分数自己分 100%，永远是 1。网络说什么都不影响损失，梯度为零，什么也学不到。"),
    cure=Text(en="One output: nn.BCEWithLogitsLoss() and targets as floats. Or two outputs and nn.CrossEntropyLoss() "
                 "with the numbers of the classes.",
              zh="一个输出配 nn.BCEWithLogitsLoss()，标签用浮点数；"
                 "或者两个输出配 nn.CrossEntropyLoss()，标签用类别编号。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=BINARY, twins=(TWO_SCORES, FEWER_CANDIDATES), check=check,
)  # fmt: skip
