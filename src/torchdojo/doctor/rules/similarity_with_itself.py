"""similarity-with-itself: in a contrastive loss every sample is compared with itself, and nothing is more alike."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

CALL = "        outputs = model(inputs)\n        loss = criterion(outputs, labels)\n"
VIEWS = "        a, b = (model(inputs + 0.1 * torch.randn_like(inputs)) for _ in range(2))\n"
BOTH = (
    f"{VIEWS}        z = nn.functional.normalize(torch.cat([a, b]), dim=1)\n        alike = z @ z.T / 0.2\n"
)
PAIRS = "        loss = criterion(alike, torch.arange(60).roll(30))"
SICK = changed(CLASSIFIER, (CALL, f"{BOTH}{PAIRS}  # <- here\n"))
HIDE = "        alike = alike.masked_fill(torch.eye(60, dtype=torch.bool), float('-inf'))\n"
CURED = changed(CLASSIFIER, (CALL, f"{BOTH}{HIDE}{PAIRS}\n"))
TWO_SIDES = changed(  # the first views against the second ones: what is alike stands on the diagonal
    CLASSIFIER,
    (CALL, BOTH.replace("z @ z.T", "z[:30] @ z[30:].T") + PAIRS.replace("(60).roll(30)", "(30)") + "\n"),
)


def check(case: Case) -> Iterator[Finding]:
    """The scores are the likenesses of a batch with itself, the diagonal among them, and no target is on it."""
    losses = [event for event in case.learned_losses("cross_entropy") if event["rows"]]
    sick = [event for event in losses if event["itself"]]
    if len(sick) >= 3 and nearly_all(len(sick), len(losses)):
        n = sick[0]["input"]["shape"][0]
        says = Text(
            en=f"In {len(sick)} of {len(losses)} losses looked at, the {n} x {n} scores hold each sample's likeness "
            "to itself, which is never the answer.",
            zh=f"看过的 {len(losses)} 次损失里，有 {len(sick)} 次：{n} x {n} 的得分里含有每个样本和自己的相似度，"
            "而它从来不是答案。",
        )
        yield Finding(most(sick), says)


RULE = Rule(
    name="similarity-with-itself", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Each sample's likeness to itself stands among the negatives.",
              zh="每个样本和自己的相似度混在了负样本里。"),
    why=Text(en="Nothing is more like a sample than itself, so this term outweighs all others and can never be beaten. "
                "What is left of the gradient is small.",
             zh="没有谁比自己更像自己：这一项压倒其他所有项，又永远赢不了它，剩下的梯度就很小。"),
    cure=Text(en="Take the diagonal out: alike.fill_diagonal_(float('-inf')), or masked_fill with torch.eye(n).bool().",
              zh="把对角线去掉：alike.fill_diagonal_(float('-inf'))，或用 torch.eye(n).bool() 做 masked_fill。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.fill_diagonal_.html",
    sick=SICK, cured=CURED, twins=(TWO_SIDES,), check=check,
)  # fmt: skip
