"""softmax-for-several-labels: the answers share out 1 among them, and two of them are to be 1."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_always
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import last, looked_at, origin, shares
from torchdojo.text import Text

LAYER = "    nn.Linear(32, 3),\n"
TAGS = (
    ("y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()",
     "y_data = (x_data[:, :3] > 0).float()"),
    ("nn.CrossEntropyLoss()", "nn.BCELoss()"),
    ("(model(inputs).argmax(dim=1) == labels).sum().item()",
     "((model(inputs) > 0.5) == (labels > 0.5)).all(dim=1).sum().item()"),
)  # fmt: skip
SICK = changed(CLASSIFIER, *TAGS, (LAYER, f"{LAYER}    nn.Softmax(dim=1),  # <- here\n"))
CURED = changed(CLASSIFIER, *TAGS, (LAYER, f"{LAYER}    nn.Sigmoid(),\n"))
ONE_OF_THREE = changed(  # a single label in every row
    SICK, ("(x_data[:, :3] > 0).float()", "nn.functional.one_hot(x_data[:, :3].argmax(1), 3).float()"),
    ("  # <- here", ""),
)  # fmt: skip


def made_by_softmax(event: Event) -> bool:
    """Whether the answers add up to 1 in every row."""
    return last(event).startswith("Softmax") or shares(event)


def check(case: Case) -> Iterator[Finding]:
    """Softmax made what binary cross-entropy was given, and some rows have two labels or more."""
    losses = looked_at(case.learned_losses("binary_cross_entropy"))
    sick = [event for event in losses if made_by_softmax(event)]
    most = max((event["several"][1] for event in sick if event["several"]), default=0)
    if most > 1 and nearly_always(sick, losses):
        says = Text(
            en=f"Rows have up to {most} labels; the answers of a row add up to 1 in {len(sick)} of {len(losses)} "
            "losses looked at.",
            zh=f"一行最多有 {most} 个标签；看过的 {len(losses)} 次损失里，有 {len(sick)} 次一行的输出加起来恒等于 1。",
        )
        yield Finding(origin(case, sick[-1], "Softmax"), says)


RULE = Rule(
    name="softmax-for-several-labels", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Softmax answers a question that has several right labels.",
              zh="一行可以有多个标签，却用了 softmax。"),
    why=Text(en="Softmax shares 1 out among all labels: where two are right, they cannot both get near 1, and each "
                "pushes the other down. Each label is a question of its own, with yes or no for an answer.",
             zh="softmax 让所有标签分一个 1：两个都对时，谁也不可能都接近 1，还会互相往下压。"
                "多标签分类里，每个标签都是一道独立的是非题。"),
    cure=Text(en="Use sigmoid instead; or return raw scores and use BCEWithLogitsLoss.",
              zh="改用 sigmoid；或者让模型输出原始分数，配 BCEWithLogitsLoss。"),
    lecture=6, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html",
    sick=SICK, cured=CURED, twins=(ONE_OF_THREE,), check=check,
)  # fmt: skip
