"""layers-made-in-forward: new random weights at every step, which no optimizer ever sees."""

from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

MADE, USED = "        self.out = nn.Linear(16, 1)\n", "        return self.out(x)\n"
SICK = changed(
    BINARY, (USED, "        x = torch.relu(nn.Linear(16, 16)(x))  # <- here\n        return self.out(x)\n")
)
CURED = changed(
    BINARY,
    (MADE, f"{MADE}        self.more = nn.Linear(16, 16)\n"),
    (USED, "        x = torch.relu(self.more(x))\n        return self.out(x)\n"),
)
LAZY = changed(  # made once, at the first call, and kept
    BINARY,
    (MADE, "        self.out = None\n"),
    (USED, f"        if self.out is None:\n    {MADE}{USED}"),
    ("criterion = nn", "model(x_data)\ncriterion = nn"),
)
TASKS = changed(  # a new model and a new optimizer for every task
    BINARY,
    ("model = Net()\n", ""),
    ("optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n", ""),
    (
        "for epoch in range(60):\n",
        "for task in range(60):\n    model = Net()\n    optimizer = torch.optim.Adam(model.parameters())\n",
    ),
)


def outside(where: tuple[Place, ...]) -> Place:
    """Return the line that asked for the layer: not one inside a constructor."""
    return next((place for place in where if place.function != "__init__"), where[0])


def check(case: Case) -> Iterator[Finding]:
    """At one line, layers are made again and again; each is reached by a backward(), none is in an optimizer."""
    found: dict[Place, Counter[int]] = {}
    ticks: dict[Place, set[int]] = {}
    for event in case.backwards if case.steps or case.log.run.get("by_hand") else ():
        for number in case.graph(event).leaves - case.owned:
            parameter = case.log.things[number]
            if parameter["module"] and parameter.where:
                place = outside(parameter.where)
                found.setdefault(place, Counter())[number] += 1
                ticks.setdefault(place, set()).add(event["graph"])
    for place, numbers in found.items():
        if len(ticks[place]) < 5 or len(numbers) < 5 or max(numbers.values()) > 0.3 * len(ticks[place]):
            continue
        says = Text(
            en=f"{len(numbers)} different parameters were made here and used in {len(ticks[place])} steps looked at; "
            "no optimizer holds any of them.",
            zh=f"看过的 {len(ticks[place])} 步里，这一行造了 {len(numbers)} 个不同的参数，没有一个在优化器里。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="layers-made-in-forward",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="A layer with weights is made anew at every call.", zh="每次前向都新建了一个带权重的层。"),
    why=Text(
        en="The optimizer holds the parameters there were when it was made. These are thrown away after each step.",
        zh="优化器只认创建时就有的参数。这些每一步新造的权重用完就丢，什么也学不到。",
    ),
    cure=Text(en="Make the layer in __init__ and use it in forward.", zh="在 __init__ 里建好层，在 forward 里使用。"),
    lecture=6,
    source="https://docs.pytorch.org/tutorials/beginner/basics/buildmodel_tutorial.html",
    sick=SICK, cured=CURED, twins=(LAZY, TASKS), check=check,
)  # fmt: skip
