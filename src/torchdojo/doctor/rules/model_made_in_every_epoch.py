"""model-made-in-every-epoch: the model is made anew in each epoch, and what it has learned is thrown away."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.rounds import Round, alike, round_of
from torchdojo.text import Text

LINES = CLASSIFIER[CLASSIFIER.index("model = nn") : CLASSIFIER.index("\nfor epoch")]
INSIDE = "".join(f"    {line}\n" for line in LINES.splitlines())
HERE = INSIDE.replace("model = nn.Sequential(", "model = nn.Sequential(  # <- here")
HEAD = "for epoch in range(6):\n"
SICK = changed(CLASSIFIER, (LINES, ""), (HEAD, HEAD + HERE))
SEEDS = changed(
    CLASSIFIER,
    (LINES, ""),
    (HEAD, "for seed in range(6):\n    torch.manual_seed(seed)\n    epoch = 0\n" + INSIDE),
)
MEMBERS = changed(  # an ensemble, whatever its rounds are called
    CLASSIFIER,
    (LINES, "members = []\n"),
    (HEAD, f"{HEAD}{INSIDE}    members.append(model)\n"),
)


def nothing_else_learns(case: Case, one: Round, group: list[Thing]) -> bool:
    """Whether all optimizers that step in the loop are made in it, each for parameters that no other one has."""
    stepped = {
        trail.optimizer
        for trail in case.log.trails
        for kind, _, where in trail.marks
        if kind == "step" and any(map(one.holds, where))
    }
    some = [x for x in case.optimizers if x.number in stepped]
    held = [case.held(x) for x in some]
    anew = all(any(map(one.holds, x.where)) for x in some) and sum(map(len, held)) == len(
        frozenset().union(*held)
    )
    own = [set(model["parameters"].values()) for model in group]
    return anew and sum(any(mine & parts for parts in held) for mine in own) > 1


def check(case: Case) -> Iterator[Finding]:
    """In a loop over epochs each round makes a model at one line, goes over the data once, and leaves it behind."""
    for group in alike(case.models):
        one = round_of(case, group)
        if one is None or not one.epoch or not one.one_pass or not nothing_else_learns(case, one, group):
            continue
        names = one.flow.source.names_given(one.place.line)
        if not any(one.keeps(name) for name in names or [""]):
            says = Text(
                en=f"{len(group)} models were made here, one after the other: each has learned for one epoch.",
                zh=f"这一行先后建了 {len(group)} 个模型，每个都只学了一个 epoch。",
            )
            yield Finding(one.place, says)


RULE = Rule(
    name="model-made-in-every-epoch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The model is made anew in every epoch.", zh="每个 epoch 都重新建一个模型。"),
    why=Text(en="What was learned in an epoch is thrown away at the beginning of the next: after all epochs the model "
                "knows what one of them can teach.",
             zh="上一个 epoch 学到的，下一个 epoch 一开始就扔掉了：跑多少个 epoch，都只等于学了一个。"),
    cure=Text(en="Make model and optimizer once, before the loop over the epochs.",
              zh="在 epoch 循环之前，把模型和优化器各建一次。"),
    lecture=7, source="https://docs.pytorch.org/tutorials/beginner/introyt/trainingyt.html",
    sick=SICK, cured=CLASSIFIER, twins=(SEEDS, MEMBERS), check=check,
)  # fmt: skip
