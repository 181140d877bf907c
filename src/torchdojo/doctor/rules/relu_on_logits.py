"""relu-on-logits: the last layer cannot give a negative score."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_always
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import BINARY, REGRESSION, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

SICK = changed(BINARY, ("return self.out(x)", "return torch.relu(self.out(x))  # <- here"))
POSITIVE = changed(  # a regression whose targets are never negative
    REGRESSION,
    ("+ 0.3\n", "+ 0.3\ny_data = y_data.abs()\n"),
    (
        "model = nn.Linear(3, 1)",
        "model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1), nn.ReLU())",
    ),
)
SCORES = ("cross_entropy", "binary_cross_entropy_with_logits")
DISTANCES = ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")
NOISE = 0.25  # deviations


def below(event: Event) -> bool:
    """Whether targets go below 0, by more than the noise of something that is never negative."""
    spread = event["spread"]
    if spread is None or spread["min"] >= -NOISE * spread["std"]:
        return False
    return spread["mean"] < 2 * NOISE * spread["std"] or spread["min"] < -spread["std"]


def check(case: Case) -> Iterator[Finding]:
    """What enters the loss was made by relu, and the loss needs negative numbers too."""
    for names in (SCORES, DISTANCES):
        losses = case.learned_losses(*names)
        sick = [event for event in losses if event["chain"] and event["chain"][0]["by"] == "ReluBackward0"]
        if not nearly_always(sick, losses) or (names is DISTANCES and not any(map(below, sick))):
            continue
        says = Text(
            en=f"In {len(sick)} of {len(losses)} losses looked at, the prediction was the output of "
            "relu, never below 0.",
            zh=f"看过的 {len(losses)} 次损失里，有 {len(sick)} 次预测值是 relu 的输出，不可能小于 0。",
        )
        yield Finding(case.made(sick[-1]["chain"][0]), says)


RULE = Rule(
    name="relu-on-logits",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="A ReLU stands behind the last layer, but the loss needs negative values too.",
        zh="最后一层后面还有 ReLU，而这个损失需要负数。",
    ),
    why=Text(
        en="ReLU turns every negative score into 0: a class can no longer be voted against, and "
        "where the output is 0 "
        "no gradient comes back, so the unit may never recover.",
        zh="ReLU 把所有负分变成 0：模型没法投反对票；输出为 0 的地方没有梯度传回来，"
        "那个单元可能再也救不回来。",
    ),
    cure=Text(en="Take the activation off the last layer.", zh="去掉最后一层的激活函数。"),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK,
    cured=BINARY,
    twins=(POSITIVE,),
    check=check,
    read=given("relu", into=("cross_entropy", "binary_cross_entropy_with_logits")),
)
