"""test-scaled-differently: the model is examined on numbers of another size than those it learned from."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues import scaling
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces import spreads
from torchdojo.doctor.traces.refitting import refitted, scaled_by_themselves
from torchdojo.text import Text

SPLIT = "x_train, y_train, x_test, y_test = x_data[:200], y_data[:200], x_data[200:], y_data[200:]\n"
RAW = SPLIT.replace("x_data[:200]", "40 * x_data[:200]").replace("x_data[200:]", "40 * x_data[200:]")
STATS = "mean, std = x_train.mean(0), x_train.std(0)\nx_train = (x_train - mean) / std\n"
CURED = changed(REGRESSION, (SPLIT, f"{RAW}{STATS}x_test = (x_test - mean) / std\n"))
SICK = changed(REGRESSION, (SPLIT, f"{RAW[:-1]}  # <- here\n{STATS}"))
OTHER_WORLD = changed(
    REGRESSION, ("    error =", "    far = model(100 * x_test)  # extrapolation: it must grow\n    error =")
)
HELD = re.compile(f"{scaling.TEST.pattern}|(^|_)(new|unseen|future|fresh|later)(_|$)", re.IGNORECASE)


def read(source: Source) -> Iterator[Finding]:
    """Training and test rows are each scaled by statistics of their own."""
    flow = flow_of(source)
    found = [fit for fit in scaling.fits(flow) if not scaling.LABELS.search(fit.scaled)]
    learned = [fit for fit in found if scaling.TRAIN.search(fit.measured) or not HELD.search(fit.measured)]
    for fit in found:
        here = [o for o in learned if flow.scope(o.node) is flow.scope(fit.node)]
        if HELD.search(fit.measured) and any(flow.loops(o.node) == flow.loops(fit.node) for o in here):
            says = Text(en=f"{fit.measured} is scaled by its own statistics, not by those of the training rows.",
                        zh=f"{fit.measured} 用的是自己的统计量，而不是训练集的。")  # fmt: skip
            yield Finding(source.place(fit.node), says)

    for node, name in scaled_by_themselves(flow):
        says = Text(en=f"{name} scales itself by its own statistics, not by those of the training rows.",
                    zh=f"{name} 用的是自己的统计量，而不是训练集的。")  # fmt: skip
        yield Finding(source.place(node), says)


def check(case: Case) -> Iterator[Finding]:
    """The inputs of an evaluation spread eight times as wide as those of the training, or an eighth."""
    for file in case.files:
        yield from read(source_of(file))
        for node, new, old in refitted(case, flow_of(source_of(file))):
            says = Text(en=f"The scaler that was fitted to {old} is fitted anew to {new}, to examine the model.",
                        zh=f"在 {old} 上拟合的缩放器，评估时又在 {new} 上重新拟合了一遍。")  # fmt: skip
            yield Finding(source_of(file).place(node), says)
    for event, learned in spreads.differing(case):
        there, line = event["spread"]["std"], line_of(event.where).line
        says = Text(
            en=f"Inputs deviate by {learned:.3g} in training, by {there:.3g} at line {line}.",
            zh=f"训练时输入的标准差是 {learned:.3g}，在第 {line} 行评估时却是 {there:.3g}。",
        )
        yield Finding(spreads.given_at(case, event), says)


RULE = Rule(
    name="test-scaled-differently", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Test data are scaled differently from training data.", zh="测试数据和训练数据的缩放方式不一样。"),
    why=Text(en="The model has learned what a number means on one scale. The same sample on another scale is another "
                "sample to it.", zh="模型是在一种尺度上学会数字含义的；换了尺度，同一个样本对它来说就是另一个样本。"),
    cure=Text(en="Scale the test rows by the mean and deviation of the training rows.",
              zh="用训练集的均值和标准差去缩放测试集。"),
    lecture=7, source="https://scikit-learn.org/stable/common_pitfalls.html#inconsistent-preprocessing",
    sick=SICK, cured=CURED, twins=(OTHER_WORLD,), check=check, read=read,
)  # fmt: skip
