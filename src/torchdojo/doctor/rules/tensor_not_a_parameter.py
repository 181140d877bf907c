"""tensor-not-a-parameter: weights made by hand that the module does not know."""

from collections.abc import Iterator

from torchdojo.doctor.case import BY_HAND, Case
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import births
from torchdojo.text import Text

MADE, USED = "        self.out = nn.Linear(16, 1)\n", "return self.out(x)\n"
SCALED = (USED, "return self.out(x * self.scale)\n")
SICK = changed(
    BINARY, (MADE, f"{MADE}        self.scale = torch.ones(16, requires_grad=True)  # <- here\n"), SCALED
)
CURED = changed(BINARY, (MADE, f"{MADE}        self.scale = nn.Parameter(torch.ones(16))\n"), SCALED)
CONSTANT = changed(BINARY, (MADE, f"{MADE}        self.scale = torch.linspace(0.5, 1, 16)\n"), SCALED)
HANDED_OVER = changed(  # the optimizer is given it by name
    BINARY,
    (MADE, f"{MADE}        self.scale = torch.ones(16, requires_grad=True)\n"),
    SCALED,
    ("model.parameters()", "[*model.parameters(), model.scale]"),
)


def check(case: Case) -> Iterator[Finding]:
    """A plain tensor attribute that wants gradients, or random weights by name, in a model that is trained."""
    for model in case.models if not case.rounds(BY_HAND) else ():
        trained = set(model["parameters"].values()) & case.owned
        for place in sorted(set(births.homeless(case, model)), key=lambda p: p.line) if trained else ():
            says = Text(en="It is a plain attribute: not in model.parameters(), in no optimizer.",
                        zh="它只是普通属性：不在 model.parameters() 里，也不在任何优化器里。")  # fmt: skip
            yield Finding(place, says)


RULE = Rule(
    name="tensor-not-a-parameter",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Weights are kept in a plain tensor.", zh="权重放在了普通张量里。"),
    why=Text(en="A module knows only nn.Parameter and modules: parameters(), to() and state_dict() pass over the rest.",
             zh="模块只认 nn.Parameter 和子模块：parameters()、to()、state_dict() 都会漏掉别的东西。"),
    cure=Text(en="Wrap it: self.w = nn.Parameter(...).", zh="包一层：self.w = nn.Parameter(...)。"),
    lecture=6,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html",
    sick=SICK, cured=CURED, twins=(CONSTANT, HANDED_OVER), check=check,
)  # fmt: skip
