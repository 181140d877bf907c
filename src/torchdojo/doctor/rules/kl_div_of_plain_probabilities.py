"""kl-div-of-plain-probabilities: kl_div takes the logarithm of the prediction, and gets the prediction."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_always
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import last, looked_at, shares
from torchdojo.text import Text

CALL = "        loss = criterion(outputs, labels)\n"
TARGETS = "        targets = nn.functional.one_hot(labels, 3) * 0.7 + 0.1\n"
LOSS = "        loss = nn.functional.kl_div({}(outputs, dim=1), targets, reduction='batchmean')\n"
SICK = changed(CLASSIFIER, (CALL, f"{TARGETS}{LOSS.format('torch.softmax')[:-1]}  # <- here\n"))
CURED = changed(CLASSIFIER, (CALL, f"{TARGETS}{LOSS.format('torch.log_softmax')}"))
IN_LOGARITHMS = changed(  # both sides
    CLASSIFIER,
    (CALL, TARGETS + LOSS.format("torch.log_softmax").replace("targets,", "targets.log(), log_target=True,")),
)


def check(case: Case) -> Iterator[Finding]:
    """The first argument of kl_div was made by softmax, or adds up to 1 in every sample."""
    losses = looked_at(case.learned_losses("kl_div"))
    sick = [event for event in losses if last(event).startswith("Softmax") or shares(event)]
    if nearly_always(sick, losses):
        values = [event["value"] for event in sick if event["value"] is not None]
        lowest = f"{min(values, default=0.0):.3g}"
        says = Text(
            en=f"In {len(sick)} of {len(losses)} losses looked at, the first argument were probabilities; the loss "
            f"went down to {lowest} (a divergence is never below 0).",
            zh=f"看过的 {len(losses)} 次损失里，有 {len(sick)} 次第一个参数是概率；"
            f"损失最低到了 {lowest}（真正的散度不会小于 0）。",
        )
        yield Finding(most(sick), says)


RULE = Rule(
    name="kl-div-of-plain-probabilities",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="kl_div gets probabilities instead of their logarithms.",
        zh="kl_div 的第一个参数要对数概率，却拿到了概率。",
    ),
    why=Text(
        en="kl_div computes target * (log target - input). With plain probabilities as input this is no divergence: "
        "it falls below 0, and its minimum is not where the two distributions agree.",
        zh="kl_div 算的是 target * (log target - input)。input 若是概率而不是对数，"
        "结果就不是散度：它会小于 0，最小值也不在两个分布相等的地方。",
    ),
    cure=Text(
        en="Give it log_softmax(scores, dim=1) first and the target's probabilities second.",
        zh="第一个参数用 log_softmax(scores, dim=1)，第二个参数用目标概率。",
    ),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.KLDivLoss.html",
    sick=SICK,
    cured=CURED,
    twins=(IN_LOGARITHMS,),
    check=check,
    read=given("softmax", into=("kl_div",)),
)
