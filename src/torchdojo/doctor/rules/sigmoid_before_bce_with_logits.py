"""sigmoid-before-bce-with-logits: the loss applies sigmoid itself, so it is applied twice."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_always
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

SICK = changed(
    BINARY, ("return self.out(x)", "return torch.sigmoid(self.out(x))  # <- here"), ("> 0) ==", "> 0.5) ==")
)
PLAIN_BCE = changed(
    BINARY,
    ("return self.out(x)", "return torch.sigmoid(self.out(x))"),
    ("nn.BCEWithLogitsLoss()", "nn.BCELoss()"),
    ("> 0) ==", "> 0.5) =="),
)


def check(case: Case) -> Iterator[Finding]:
    """What enters the loss was made by sigmoid or softmax."""
    losses = case.learned_losses("binary_cross_entropy_with_logits")
    sick = [
        e for e in losses if e["chain"] and e["chain"][0]["by"] in ("SigmoidBackward0", "SoftmaxBackward0")
    ]
    if nearly_always(sick, losses):
        says = Text(
            en=f"In {len(sick)} of {len(losses)} losses looked at, BCE with logits was given probabilities.",
            zh=f"看过的 {len(losses)} 次损失里，有 {len(sick)} 次 BCEWithLogits 拿到的是概率。",
        )
        yield Finding(case.made(sick[-1]["chain"][0]), says)


RULE = Rule(
    name="sigmoid-before-bce-with-logits",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="A sigmoid stands before a loss that applies sigmoid itself.",
        zh="损失函数自带 sigmoid，前面又做了一次 sigmoid。",
    ),
    why=Text(
        en="A number in [0, 1] taken for a logit means a probability between 0.50 and 0.73: the "
        "model can never say no, "
        "and the loss cannot go below what such answers cost.",
        zh="把 [0, 1] 里的数当成 logit，对应的概率只在 0.50 到 0.73 之间：模型永远说不出“不是”，"
        "损失也降不下去。",
    ),
    cure=Text(
        en="Return the raw score and keep BCEWithLogitsLoss, or keep the sigmoid and use BCELoss.",
        zh="要么直接返回原始分数，继续用 BCEWithLogitsLoss；要么保留 sigmoid，改用 BCELoss。",
    ),
    lecture=5,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html",
    sick=SICK,
    cured=BINARY,
    twins=(PLAIN_BCE,),
    check=check,
    read=given("sigmoid", "softmax", into=("binary_cross_entropy_with_logits",)),
)
