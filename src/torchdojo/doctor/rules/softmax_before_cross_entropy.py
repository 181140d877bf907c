"""softmax-before-cross-entropy: the loss applies softmax itself, so it is applied twice."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_always
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import last, looked_at, origin, shares
from torchdojo.text import Text

LAYER = "    nn.Linear(32, 3),\n"
SICK = changed(CLASSIFIER, (LAYER, f"{LAYER}    nn.Softmax(dim=1),  # <- here\n"))
OUTPUTS = "        outputs = model(inputs)\n"
LOG_SOFTMAX = changed(CLASSIFIER, (LAYER, f"{LAYER}    nn.LogSoftmax(dim=1),\n"))  # log softmax twice is once
FOR_READING = changed(
    CLASSIFIER, (OUTPUTS, f"{OUTPUTS}        probabilities = torch.softmax(outputs, dim=1).max().item()\n")
)
ATTENTION = changed(
    CLASSIFIER, (OUTPUTS, "        outputs = model(inputs * torch.softmax(inputs, dim=1))\n")
)  # a softmax inside, not at the end


def check(case: Case) -> Iterator[Finding]:
    """What enters the loss are probabilities: softmax made them, or they add up to 1 in every sample."""
    losses = looked_at(case.learned_losses("cross_entropy"))
    sick = [event for event in losses if last(event).startswith("Softmax") or shares(event)]
    if nearly_always(sick, losses):
        says = Text(
            en=f"In {len(sick)} of {len(losses)} losses looked at, cross_entropy was given probabilities.",
            zh=f"看过的 {len(losses)} 次损失里，有 {len(sick)} 次 cross_entropy 拿到的是概率。",
        )
        yield Finding(origin(case, sick[-1], "Softmax"), says)
    by_hand = [] if losses else [odd for odd, _ in case.oddities("twice")]
    if by_hand:
        says = Text(
            en="In the graph of the loss the shares of a softmax go into log_softmax as if they were scores.",
            zh="在损失的计算图里，softmax 得到的概率又被当成分数送进了 log_softmax。",
        )
        yield Finding(line_of(case.log.stacks[by_hand[-1]["where"]]), says)


RULE = Rule(
    name="softmax-before-cross-entropy",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="Probabilities enter a cross-entropy that expects raw scores.",
        zh="交叉熵要的是原始分数（logits），却拿到了概率。",
    ),
    why=Text(
        en="cross_entropy applies log-softmax itself. Numbers squeezed into [0, 1] before it can "
        "never make a confident "
        "answer: with ten classes the loss cannot fall below 1.46, and the gradient is small everywhere.",
        zh="cross_entropy 自己会做 log-softmax。先把分数压进 [0, 1]，模型就永远给不出有把握的答案："
        "十分类时损失最低只能到 1.46，而且处处梯度都很小。",
    ),
    cure=Text(
        en="Let the model return raw scores; apply softmax only where you read probabilities.",
        zh="让模型直接输出原始分数；只有要看概率时才用 softmax。",
    ),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(LOG_SOFTMAX, FOR_READING, ATTENTION),
    check=check,
    read=given("softmax", into=("cross_entropy",)),
)
