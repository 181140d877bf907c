"""inputs-not-scaled: features of very large or very different size, and a training that came to nothing."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import progress
from torchdojo.doctor.traces.origins import origin
from torchdojo.text import Text

DATA = "x_data = torch.randn(400, 8)\n"
LABELS = "y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()\n"
TABLE = LABELS + "x_data = x_data * torch.tensor([1.0, 5.0, 0.1, 900.0, 20.0, 1.0, 60.0, 3.0]) + 200\n"
SICK = changed(CLASSIFIER, (LABELS, TABLE.replace("+ 200\n", "+ 200  # <- here\n")))
CURED = changed(
    CLASSIFIER, (LABELS, TABLE + "x_data = (x_data - x_data[:300].mean(0)) / x_data[:300].std(0)\n")
)
NORMALISED_INSIDE = changed(
    CLASSIFIER,
    (LABELS, TABLE),
    ("    nn.Linear(8, 32),\n", "    nn.BatchNorm1d(8),\n    nn.Linear(8, 32),\n"),
)
LARGE = 30.0


def large(event: Event) -> bool:
    """Whether a layer that multiplies is given numbers far from 1."""
    spread = event["spread"]
    if event["scaling"] or spread is None or not event["layer"].startswith(("Linear", "Conv", "Lazy")):
        return False
    return max(-spread["min"], spread["max"]) > LARGE and (abs(spread["mean"]) > 10 or spread["std"] > 10)


def check(case: Case) -> Iterator[Finding]:
    """The first layer is given large numbers, and the loss stayed at that of an ignorant model, or units are stuck."""
    ticks = {event.tick + 1 for event in case.events("first")} & {event.tick for event in case.backwards}
    events = [e for e in case.events("first") if e.tick + 1 in ticks]
    sick = [event for event in events if large(event)]
    course = progress.course(case) or progress.by_hand(case)
    if not nearly_all(len(sick), len(events)) or course is None:
        return
    first, last, blind = course
    wild = first > 4 * blind and last > 0.3 * blind
    if last > 0.8 * blind or wild or progress.saturated(case):
        spread = sick[0]["spread"]
        before = [e for e in case.events("forward") if e.number < sick[0].number]
        says = Text(
            en=f"Inputs go from {spread['min']:.4g} to {spread['max']:.4g}; the loss went from {first:.3g} to "
            f"{last:.3g}, "
            f"where a model without any input reaches {blind:.3g}.",
            zh=f"输入从 {spread['min']:.4g} 到 {spread['max']:.4g}；损失从 {first:.3g} 到 {last:.3g}，"
            f"而完全不看输入的模型也有 {blind:.3g}。",
        )
        yield Finding(origin(case, before[-1]), says)


RULE = Rule(
    name="inputs-not-scaled", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The features are not scaled, and training gets nowhere.", zh="特征没有缩放，训练不见成效。"),
    why=Text(en="The gradient of a weight is as large as its feature. With features of hundreds, any step that "
                "suits the "
                "small ones throws the weights of the large ones far beyond the aim.",
             zh="权重的梯度和它的特征一样大。特征有几百那么大时，对小特征合适的步长，"
                "会把大特征的权重一下子甩出很远。"),
    cure=Text(en="Subtract the mean of each column and divide by its deviation (of the training rows); divide "
                 "pixels by 255.",
              zh="每一列减去均值、再除以标准差（用训练集的）；像素值除以 255。"),
    lecture=7, source="https://scikit-learn.org/stable/modules/preprocessing.html",
    sick=SICK, cured=CURED, twins=(NORMALISED_INSIDE,), check=check,
)  # fmt: skip
