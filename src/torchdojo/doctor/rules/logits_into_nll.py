"""logits-into-nll: nll_loss takes logarithms of probabilities, and gets raw scores."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_always
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import last, looked_at, shares
from torchdojo.text import Text

MADE, CALL = "nn.CrossEntropyLoss()", "        loss = criterion(outputs, labels)\n"
SICK = changed(CLASSIFIER, (MADE, "nn.NLLLoss()"), (CALL, f"{CALL[:-1]}  # <- here\n"))
CURED = changed(
    CLASSIFIER, (MADE, "nn.NLLLoss()"), ("criterion(outputs,", "criterion(torch.log_softmax(outputs, dim=1),")
)
BY_HAND = changed(  # log-softmax in one's own words
    CLASSIFIER,
    (MADE, "nn.NLLLoss()"),
    ("criterion(outputs,", "criterion(outputs - outputs.logsumexp(dim=1, keepdim=True),"),
)
SCORES = ("Addmm", "Mm", "Convolution", "Embedding", "Relu", "LogSigmoid")
OF_STEPS = ["AddBackward0", "UnsafeViewBackward0", "MmBackward0"]  # a linear layer on (N, T, C)


def raw(event: Event) -> bool:
    """Whether the input cannot be logarithms of probabilities, nor are they probabilities."""
    rows = event["rows"]
    if not rows or shares(event) or last(event).startswith(("Softmax", "Sigmoid")):
        return False
    far = max(map(abs, rows["log"])) > 0.1  # the exponentials of a sample do not add up to 1
    linear = last(event).startswith(SCORES) or [link["by"] for link in event["chain"][:3]] == OF_STEPS
    return far and (event["input"]["max"] > 1e-3 or linear)


def check(case: Case) -> Iterator[Finding]:
    """Values above 0 enter the loss, or what a linear layer returns."""
    losses = looked_at(case.learned_losses("nll_loss", "ctc_loss"))
    sick = [event for event in losses if raw(event)]
    if nearly_always(sick, losses):
        low, high = sick[0]["input"]["min"], sick[0]["input"]["max"]
        says = Text(
            en=f"The values that entered {sick[0]['name']} went from {low:.3g} to {high:.3g}; logarithms of "
            f"probabilities are never above 0 ({len(sick)} of {len(losses)} losses looked at).",
            zh=f"传给 {sick[0]['name']} 的数从 {low:.3g} 到 {high:.3g}；概率的对数不可能大于 0"
            f"（看过 {len(losses)} 次，{len(sick)} 次如此）。",
        )
        yield Finding(most(sick), says)


RULE = Rule(
    name="logits-into-nll",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Raw scores enter nll_loss.", zh="nll_loss 拿到的是原始分数（logits）。"),
    why=Text(
        en="nll_loss only picks the entry of the right class and turns its sign. Without log_softmax before it "
        "nothing holds the scores together: the loss falls below 0 without end and the other classes are never "
        "pushed down.",
        zh="nll_loss 只是取出正确类别那一项再变号。前面没有 log_softmax，各类分数之间就没有约束："
        "损失会一直降到负无穷，其他类别的分数从来不会被压低。",
    ),
    cure=Text(
        en="Use CrossEntropyLoss, which contains log_softmax; or apply log_softmax(dim=1) first.",
        zh="改用自带 log_softmax 的 CrossEntropyLoss；或者先做 log_softmax(dim=1)。",
    ),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.NLLLoss.html",
    sick=SICK,
    cured=CURED,
    twins=(BY_HAND,),
    check=check,
    read=given("linear", into=("nll_loss",), at_loss=True),
)
