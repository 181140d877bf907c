"""sigmoid-before-cross-entropy: scores squeezed between two numbers can never be confident."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_always
from torchdojo.doctor.clues.reading import given
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import last, origin
from torchdojo.text import Text

LAYER = "    nn.Linear(32, 3),\n"
SICK = changed(CLASSIFIER, (LAYER, f"{LAYER}    nn.Sigmoid(),  # <- here\n"))
GATED = changed(  # a sigmoid inside the model, not at its end
    CLASSIFIER, ("outputs = model(inputs)", "outputs = model(inputs * torch.sigmoid(inputs))")
)
RECURRENT = (
    changed(  # the course's first spelling RNN: a state is its own scores, and nothing can be taken away
        CLASSIFIER,
        ("    nn.Linear(32, 3),\n", "    nn.Linear(32, 4),\n    nn.RNNCell(4, 3),\n"),
    )
)
CAPPED = changed(  # scores capped at a useful size, on purpose
    CLASSIFIER, ("outputs = model(inputs)", "outputs = 20 * torch.tanh(model(inputs) / 20)")
)
SQUEEZING = ("Sigmoid", "Tanh")


def recurrent(case: Case, event: Event) -> bool:
    """Whether the tanh belongs to a recurrent cell."""
    made = case.log.things.get(event["chain"][0].get("module") or 0)
    return made is not None and made.cls.endswith("Cell")


def check(case: Case) -> Iterator[Finding]:
    """What enters the loss was made by sigmoid or tanh."""
    losses = case.learned_losses("cross_entropy")
    sick = [event for event in losses if last(event).startswith(SQUEEZING)]
    if nearly_always(sick, losses) and not any(recurrent(case, event) for event in sick):
        name = "sigmoid" if last(sick[-1]).startswith("Sigmoid") else "tanh"
        says = Text(
            en=f"In {len(sick)} of {len(losses)} losses looked at, cross_entropy was given the output of {name}.",
            zh=f"看过的 {len(losses)} 次损失里，有 {len(sick)} 次 cross_entropy 拿到的是 {name} 的输出。",
        )
        yield Finding(origin(case, sick[-1], last(sick[-1])), says)


RULE = Rule(
    name="sigmoid-before-cross-entropy",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="Scores go through sigmoid or tanh before cross-entropy.",
        zh="分数先过了 sigmoid 或 tanh，再进交叉熵。",
    ),
    why=Text(
        en="cross_entropy applies softmax to what it gets. Scores between 0 and 1 differ by 1 at most: with ten "
        "classes the best possible probability is 0.23, and the loss cannot fall below 1.46.",
        zh="cross_entropy 会对拿到的数做 softmax。0 到 1 之间的分数最多只差 1："
        "十分类时概率最高只能到 0.23，损失最低只能到 1.46。",
    ),
    cure=Text(
        en="Let the model return raw scores: take the last activation away.",
        zh="让模型直接输出原始分数：去掉最后的激活函数。",
    ),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(GATED, CAPPED, RECURRENT),
    check=check,
    read=given("sigmoid", into=("cross_entropy",)),
)
