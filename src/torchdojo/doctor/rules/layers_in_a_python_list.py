"""layers-in-a-python-list: layers that the model uses and does not know."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.keeping import layers_in_a_list
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import births
from torchdojo.text import Text

MADE = "        self.out = nn.Linear(16, 1)\n"
LAYERS = "[nn.Linear(16, 16), nn.Linear(16, 16)]"
FIRST = "        x = torch.tanh(self.hidden(x))\n"
USED = (FIRST, f"{FIRST}        for layer in self.more:\n            x = torch.tanh(layer(x))\n")
SICK = changed(BINARY, (MADE, f"{MADE}        self.more = {LAYERS}  # <- here\n"), USED)
CURED = changed(BINARY, (MADE, f"{MADE}        self.more = nn.ModuleList({LAYERS})\n"), USED)
LOOSE = changed(  # no model at all: the layers' parameters are handed over one by one
    BINARY,
    (
        "model = Net()\n",
        "a, b = nn.Linear(4, 16), nn.Linear(16, 1)\n\n\ndef model(x):\n    return b(torch.tanh(a(x)))\n\n\n",
    ),
    ("model.parameters()", "[*a.parameters(), *b.parameters()]"),
)


def check(case: Case) -> Iterator[Finding]:
    """Parameters that losses reach, of layers made inside a model's __init__, but not among its "
    "parameters."""
    reached = frozenset().union(*(case.graph(event).leaves for event in case.backwards))
    known = frozenset(number for model in case.models for number in model["parameters"].values())
    lost = reached - known - case.owned
    found: dict[Place, set[int]] = {}
    for model in case.models if lost else ():
        for cls, attribute, numbers in model["listed"] or ():
            made = births.assignment(case, attribute, cls)
            if made is not None and lost & set(numbers):
                found.setdefault(made[0], set()).update(lost & set(numbers))
        for number in lost - {number for numbers in found.values() for number in numbers}:
            place = births.within(case.log.things[number], model)
            if place is not None:
                statement = case.source(place).statement(place.line)
                line = statement.lineno if statement is not None else place.line
                found.setdefault(Place(place.file, line, place.function), set()).add(number)
    for place, numbers in found.items():
        says = Text(
            en=f"{len(numbers)} parameters are used by the model, but are not in model.parameters().",
            zh=f"模型用到了 {len(numbers)} 个参数，model.parameters() 里却没有它们。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="layers-in-a-python-list",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Layers are kept where the model does not see them.", zh="有些层放在了模型看不见的地方。"),
    why=Text(
        en="A list or dict is no module: parameters(), to() and state_dict() pass over what is in it.",
        zh="普通列表或字典不是模块：parameters()、to()、state_dict() 都会漏掉里面的层。",
    ),
    cure=Text(
        en="Use nn.ModuleList, nn.ModuleDict or nn.Sequential.",
        zh="改用 nn.ModuleList、nn.ModuleDict 或 nn.Sequential。",
    ),
    lecture=6,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.ModuleList.html",
    sick=SICK,
    cured=CURED,
    twins=(LOOSE,),
    check=check,
    read=layers_in_a_list,
)
