"""logits-into-bce: BCELoss takes probabilities, and gets raw scores."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import crash, last
from torchdojo.text import Text

MADE, CALL = "nn.BCEWithLogitsLoss()", "    loss = criterion(logits, y_data)\n"
SICK = changed(BINARY, (MADE, "nn.BCELoss()"), (CALL, f"{CALL[:-1]}  # <- here\n"))
GUARDED = changed(  # kept away from 0 and 1, after the sigmoid
    BINARY,
    (MADE, "nn.BCELoss()"),
    ("criterion(logits,", "criterion(torch.sigmoid(logits).clamp(1e-6, 1 - 1e-6),"),
)
CUT = ("Clamp", "Hardtanh", "Relu", "Addmm", "Mm", "Mv", "Add")  # cut off or raw, but not curved
CURVED = (
    "Sigmoid",
    "Softmax",
    "Tanh",
    "Exp",
    "Hardsigmoid",
    "Div",
    "Pow",
    "Mul",
    "Sum",
    "Mean",
    "Bmm",
    "Sin",
    "Erf",
)


def raw(event: Event) -> bool:
    """Whether what enters is what a linear layer returns, at most cut off at 0 and 1."""
    made = [link["by"] for link in event["chain"] or ()]
    return last(event).startswith(CUT) and not any(name.startswith(CURVED) for name in made)


def check(case: Case) -> Iterator[Finding]:
    """torch refused values outside 0 and 1, or they were cut off instead of passed through sigmoid."""
    losses = case.learned_losses("binary_cross_entropy")
    sick = [event for event in losses if raw(event)]
    curved = [event for event in losses if not raw(event)]
    answers = [event for event in case.events("answer") if event["max"] is not None]
    refused = crash(case, "all elements of input should be between 0 and 1")
    if refused is not None and not curved and not (answers and answers[-1]["max"] != answers[-1]["max"]):
        shown = (f"{answers[-1]['min']:.3g}", f"{answers[-1]['max']:.3g}") if answers else ("?", "?")
        says = Text(en=f"torch refused the input; the model's last answer went from {shown[0]} to {shown[1]}.",
                    zh=f"torch 拒绝了这个输入；模型最后一次输出的范围是 {shown[0]} 到 {shown[1]}。")  # fmt: skip
        yield Finding(refused, says)
    elif nearly_all(len(sick), len(losses)):
        says = Text(en=f"In {len(sick)} of {len(losses)} losses looked at, scores were cut off, not squashed.",
                    zh=f"看过 {len(losses)} 次损失，有 {len(sick)} 次分数只是被截断，没有经过 sigmoid。")  # fmt: skip
        yield Finding(most(sick), says)


RULE = Rule(
    name="logits-into-bce",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Raw scores enter BCELoss.", zh="BCELoss 拿到的是原始分数（logits）。"),
    why=Text(
        en="BCELoss takes the logarithm of its input: it must be a probability. Cutting scores off at 0 and 1 "
        "stops the error message, and also the gradient of every sample that was cut.",
        zh="BCELoss 要对输入取对数，输入必须是概率。把分数截到 0 和 1 之间虽然不再报错，"
        "被截断的样本却没有梯度了。",
    ),
    cure=Text(en="Use BCEWithLogitsLoss, which contains the sigmoid; or apply torch.sigmoid first.",
              zh="改用自带 sigmoid 的 BCEWithLogitsLoss；或者先做 torch.sigmoid。"),
    lecture=5,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BCELoss.html",
    sick=SICK, cured=BINARY, twins=(GUARDED,), check=check,
    read=given("linear", into=("binary_cross_entropy",), at_loss=True),
)  # fmt: skip
