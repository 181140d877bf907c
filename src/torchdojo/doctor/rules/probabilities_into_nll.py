"""probabilities-into-nll: nll_loss takes logarithms of probabilities, and gets the probabilities."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import last, looked_at, origin, shares
from torchdojo.text import Text

LAYER, LOSS = "    nn.Linear(32, 3),\n", "nn.CrossEntropyLoss()"
SICK = changed(CLASSIFIER, (LAYER, f"{LAYER}    nn.Softmax(dim=1),  # <- here\n"), (LOSS, "nn.NLLLoss()"))
CURED = changed(CLASSIFIER, (LAYER, f"{LAYER}    nn.LogSoftmax(dim=1),\n"), (LOSS, "nn.NLLLoss()"))
BY_HAND = changed(
    CLASSIFIER,
    (LOSS, "nn.NLLLoss()"),
    ("loss = criterion(outputs, labels)", "loss = criterion(torch.softmax(outputs, dim=1).log(), labels)"),
)


def check(case: Case) -> Iterator[Finding]:
    """The input was made by softmax or sigmoid, or adds up to 1 in every sample."""
    losses = looked_at(case.learned_losses("nll_loss"))
    sick = [event for event in losses if last(event).startswith(("Softmax", "Sigmoid")) or shares(event)]
    if nearly_all(len(sick), len(losses)):
        shown = next((event for event in sick if "max" in event["input"]), None)
        low, high = (shown["input"]["min"], shown["input"]["max"]) if shown else (0.0, 1.0)
        says = Text(
            en=f"The values that entered nll_loss went from {low:.3g} to {high:.3g}; logarithms of "
            f"probabilities are never above 0 ({len(sick)} of {len(losses)} losses looked at).",
            zh=f"传给 nll_loss 的数从 {low:.3g} 到 {high:.3g}；概率的对数不可能大于 0"
            f"（看过 {len(losses)} 次，{len(sick)} 次如此）。",
        )
        yield Finding(origin(case, sick[-1], last(sick[-1])), says)


RULE = Rule(
    name="probabilities-into-nll",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="nll_loss gets probabilities instead of their logarithms.",
        zh="nll_loss 要的是对数概率，却拿到了概率本身。",
    ),
    why=Text(
        en="nll_loss only picks the entry of the right class and turns its sign. The logarithm is "
        "your part; without it "
        "the loss is not a likelihood, and the gradient does not grow when the model is confidently wrong.",
        zh="nll_loss 只是取出正确类别那一项再变号，取对数要你自己来。没有对数，它就不是似然，"
        "模型错得再离谱，梯度也不会变大。",
    ),
    cure=Text(
        en="End the model with LogSoftmax(dim=1), or return raw scores and use CrossEntropyLoss.",
        zh="模型最后用 LogSoftmax(dim=1)；或者直接输出原始分数，改用 CrossEntropyLoss。",
    ),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.NLLLoss.html",
    sick=SICK,
    cured=CURED,
    twins=(BY_HAND,),
    check=check,
    read=given("softmax", "sigmoid", into=("nll_loss",)),
)
