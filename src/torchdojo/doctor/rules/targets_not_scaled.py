"""targets-not-scaled: a regression on very large targets that never gets near them."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import progress
from torchdojo.text import Text

TARGETS = "y_data = x_data @ torch.tensor([1.0, -2.0, 0.5]) + 0.3\n"
PRICES = TARGETS.replace(" + 0.3", " * 4e4 + 2e5")
STEPS = ("torch.optim.SGD(model.parameters(), lr=0.05)", "torch.optim.Adam(model.parameters(), lr=0.01)")
SICK = changed(
    REGRESSION,
    (TARGETS, PRICES),
    STEPS,
    ("criterion(y_pred, y_train)\n", "criterion(y_pred, y_train)  # <- here\n"),
)
CURED = changed(REGRESSION, (TARGETS, f"{PRICES}y_data = y_data / 1e5 - 2\n"), STEPS)
REACHED = changed(
    REGRESSION, (TARGETS, TARGETS.replace("+ 0.3", "* 500 + 900"))
)  # large, and learned all the same
LARGE = 50.0


def large(event: Event) -> bool:
    """Whether the targets are far from 1."""
    spread = event["spread"]
    return spread is not None and (abs(spread["mean"]) > LARGE or spread["std"] > LARGE)


def check(case: Case) -> Iterator[Finding]:
    """Targets are large, and the loss is no better in the end than that of their mean."""
    names = ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")
    losses = [e for e in case.learned_losses(*names) if e["spread"] is not None]
    events = [e for e in losses if e["reduction"] != "sum"] if losses else progress.differences(case)
    sick, values = [event for event in events if large(event)], [event["value"] for event in case.backwards]
    if not nearly_all(len(sick), len(events)) or len(values) < 5 or None in values:
        return
    spread, last = sick[0]["spread"], sorted(values[-3:])[1]
    aim = spread["std"] ** 2 if events[0]["name"] in ("mse_loss", None) else 0.6 * spread["std"]
    far = (
        abs(spread["mean"]) > 2 * spread["std"]
    )  # who has learned so far a mean may know all that can be known
    if not last < (1.25 if far else 0.8) * aim:
        says = Text(
            en=f"Targets go from {spread['min']:.4g} to {spread['max']:.4g}; the loss ended at {last:.3g}, "
            f"where always answering their mean gives {aim:.3g}.",
            zh=f"目标值从 {spread['min']:.4g} 到 {spread['max']:.4g}；损失最后是 {last:.3g}，"
            f"而永远回答均值也只有 {aim:.3g}。",
        )
        yield Finding(most(sick), says)


RULE = Rule(
    name="targets-not-scaled", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The targets are very large, and the model never gets near "
                 "them.", zh="目标值很大，模型一直够不着。"),
    why=Text(en="A fresh network answers numbers near 0. To reach hundreds of thousands its weights must "
                "travel as far, in "
                "steps of the size of the learning rate; and squared errors of that size make the gradients explode.",
             zh="刚初始化的网络输出都在 0 附近。要够到几十万，权重就得走那么远，而每步只有学习率那么大；"
                "这么大的平方误差还会让梯度爆炸。"),
    cure=Text(en="Scale the targets too: (y - mean) / std of the training rows; undo it for the answers.",
              zh="目标值也要缩放：用训练集的 (y - mean) / std；预测之后再换算回来。"),
    lecture=5, source="https://developers.google.com/machine-learning/crash-course/numerical-data/normalization",
    sick=SICK, cured=CURED, twins=(REACHED,), check=check,
)  # fmt: skip
