"""optimizer-holds-other-parameters: the optimizer moves the weights of a model that nobody trains."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

OPTIMIZER = "optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n"
SICK = changed(BINARY, (OPTIMIZER, f"{OPTIMIZER[:-1]}  # <- here\nmodel = Net()\n"))
LATER = changed(BINARY, (OPTIMIZER, f"model = Net()\n{OPTIMIZER}"))


def check(case: Case) -> Iterator[Finding]:
    """While an optimizer steps no backward() reaches what it holds; what they reach, no optimizer holds."""
    named = frozenset(number for model in case.models for number in model["parameters"].values())
    for optimizer in case.optimizers:
        held = case.held(optimizer)
        steps = [event for event in case.steps if event["optimizer"] == optimizer.number]
        first, last = (end((event.tick for event in steps), default=-1) for end in (min, max))
        own = [event for event in case.backwards if first <= event.tick <= last]
        reached = frozenset().union(*(case.graph(event).leaves for event in own))
        homeless = (reached & named) - case.owned
        filled = any(event["found"] == "full" for event in steps)  # by hand: master copies of short weights
        if case.steps_of(optimizer) < 2 or held & reached or not homeless or filled:
            continue
        says = Text(
            en=f"It holds {len(held)} parameters, none of which backward() ever reached; backward() "
            "reached "
            f"{len(homeless)} parameters that no optimizer holds.",
            zh=f"它手里有 {len(held)} 个参数，backward() 一个也没到达过；backward() 到达的 "
            f"{len(homeless)} 个参数，"
            "却不在任何优化器里。",
        )
        yield Finding(line_of(optimizer.where), says)


RULE = Rule(
    name="optimizer-holds-other-parameters",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="The optimizer holds the parameters of another model than the one that is trained.",
        zh="优化器手里是另一个模型的参数，不是正在训练的这个。",
    ),
    why=Text(
        en="An optimizer keeps the parameter objects it was given. A model made or replaced later "
        "has new ones, which "
        "it never sees.",
        zh="优化器只认创建时交给它的那些参数对象。之后新建或替换的模型有新的参数，它根本看不见。",
    ),
    cure=Text(
        en="Make the optimizer after the model is complete, from the parameters of the model you train.",
        zh="先把模型建好，再用要训练的那个模型的参数创建优化器。",
    ),
    lecture=4,
    source="https://docs.pytorch.org/docs/stable/optim.html#constructing-it",
    sick=SICK,
    cured=BINARY,
    twins=(LATER,),
    check=check,
)
