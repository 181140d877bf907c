"""optimizer-made-in-every-epoch: the same optimizer is made anew in each epoch, and forgets its moments."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.rounds import CARRIED, Round, alike, over_batches, round_of
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
ADAM = "optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n"
HEAD = "for epoch in range(6):\n"
SICK = changed(CLASSIFIER, (MADE, ""), (HEAD, f"{HEAD}    {ADAM[:-1]}  # <- here\n"))
CURED = changed(CLASSIFIER, (MADE, ADAM))
NOTHING_KEPT = changed(CLASSIFIER, (MADE, ""), (HEAD, f"{HEAD}    {MADE}"))  # plain SGD has nothing to forget
SLOWER = changed(
    CLASSIFIER, (MADE, ""), (HEAD, f"{HEAD}    {ADAM.replace('lr=0.01', 'lr=0.01 * 0.7**epoch')}")
)
MOST = 3  # how often it has to be made
MANY = 10  # for as many batches, with one step each
MOMENTS = {"Adam", "AdamW", "NAdam", "RAdam", "Adamax", "RMSprop", "Adagrad", "Adadelta", "SparseAdam"}


def remembers(optimizer: Thing) -> bool:
    """Whether an optimizer keeps means of gradients from step to step."""
    if optimizer.cls == "SGD":
        return any(group.get("momentum") for group in optimizer["settings"] or ())
    return optimizer.cls in MOMENTS


def the_same(case: Case, group: list[Thing]) -> bool:
    """Whether all of them have the same settings and hold the same parameters."""
    held, settings = case.held(group[0]), group[0]["settings"]
    return bool(held) and all(case.held(x) == held and x["settings"] == settings for x in group)


def over_the_same(case: Case, group: list[Thing]) -> bool:
    """Whether each of them went over the same loader, or made one step."""
    steps = [case.steps_of(x) for x in group]
    loaders = [{a for t in case.trails(x) for kind, a, _ in t.marks if kind == "batch" and a} for x in group]
    return set(steps) == {1} or (len(loaders[0]) == 1 and all(some == loaders[0] for some in loaders))


def meant(case: Case, one: Round) -> bool:
    """Whether state is handed on, or a schedule begins anew with the optimizer."""
    anew = any(one.holds(place) for x in case.things("scheduler") for place in x.where)
    return anew or bool(one.words & {*CARRIED, "state"})


def check(case: Case) -> Iterator[Finding]:
    """Optimizers with moments, equal in everything, are made at one line in each round of a loop over epochs."""
    for group in alike(filter(remembers, case.optimizers)):
        one = round_of(case, group) if len(group) >= MOST and the_same(case, group) else None
        if one is None or not one.one_pass or meant(case, one):
            continue
        single = (
            len(group) >= MANY and {case.steps_of(x) for x in group} == {1} and over_batches(one.loop, set())
        )
        if one.epoch or single or (one.nameless and over_the_same(case, group)):
            says = Text(
                en=f"{group[0].cls} was made {len(group)} times, for the same parameters, with the same settings.",
                zh=f"{group[0].cls} 建了 {len(group)} 次，每次都是同样的参数、同样的设置。",
            )
            yield Finding(one.place, says)


RULE = Rule(
    name="optimizer-made-in-every-epoch", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The optimizer is made anew in every round.", zh="每一轮都重新建一个优化器。"),
    why=Text(en="Adam and momentum remember means of the gradients so far. A new optimizer has forgotten them: each "
                "round begins with steps into directions that were measured once.",
             zh="Adam 和动量靠的是一路积累下来的梯度平均。新建的优化器全忘了：每一轮的头几步只凭一两批的梯度走。"),
    cure=Text(en="Make it once, before the loop; change lr by a scheduler.",
              zh="在循环之前建一次；要改学习率就用调度器。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/optim.html",
    sick=SICK, cured=CURED, twins=(NOTHING_KEPT, SLOWER), check=check,
)  # fmt: skip
