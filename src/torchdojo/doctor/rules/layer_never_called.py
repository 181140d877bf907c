"""layer-never-called: dropout, or a module of one's own, is made in a model, and no line ever asks for it."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.flow import last_word
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

LAYER = "        self.out ="
MADE = "        self.drop = nn.Dropout(0.2){}\n        self.out ="
USED = "        x = torch.tanh(self.hidden(x))\n"
EXAM = ("with torch.no_grad():\n", "model.eval()\nwith torch.no_grad():\n")
SICK = changed(BINARY, EXAM, (LAYER, MADE.format("  # <- here")))
DROPPED = "        x = self.drop(torch.tanh(self.hidden(x)))\n"
CURED = changed(BINARY, EXAM, (LAYER, MADE.format("")), (USED, DROPPED))
BENT = changed(
    BINARY, (LAYER, "        self.tanh = nn.Tanh()\n        self.out =")
)  # a habit that changes nothing
BY_NAME = changed(CURED, ("self.drop(", "getattr(self, 'drop')("))
ASKING = {"getattr", "children", "named_children", "modules", "named_modules", "_modules", "dropout",
          "alpha_dropout"}  # fmt: skip


def idle(case: Case, model: Thing) -> Iterator[tuple[str, Thing]]:
    """Yield layers of a model that never ran: dropout that would drop, and modules of the user's without weights."""
    own = {
        n.name for file in case.files for n in ast.walk(source_of(file).tree) if isinstance(n, ast.ClassDef)
    }
    for path, layer, settings in case.layers(model):
        drops = layer.cls.startswith("Dropout") and settings.get("p") not in (0, 0.0)
        weighs = any(name.startswith(f"{path}.") for name in model["parameters"])
        name = path.rpartition(".")[2]
        if name.isidentifier() and not layer["ran"] and (drops or (layer.cls in own and not weighs)):
            yield name, layer


def made(case: Case, name: str, layer: Thing) -> Place:
    """Return the line that gives a layer its name; a module of the user's was made in a function of its own."""
    lines = (place for place in layer.where if name in case.source(place).names_given(place.line))
    return next(lines, line_of(layer.where))


def check(case: Case) -> Iterator[Finding]:
    """A layer that never ran, under a name that stands nowhere else."""
    parts = [node for file in case.files for node in ast.walk(source_of(file).tree)]
    read: set[object] = {last_word(n) for n in parts if isinstance(getattr(n, "ctx", None), ast.Load)}
    read |= {n.value for n in parts if isinstance(n, ast.Constant)}  # keys
    trained = {event["module"] for event in case.events("forward") if event["grad"]}
    for model in case.models if case.backwards and not ASKING & read else ():
        for name, layer in idle(case, model) if model.number in trained else ():
            if name not in read:
                says = Text(
                    en=f"No line calls {name}, a {layer.cls}: it has no effect.",
                    zh=f"没有任何一行用到 {name}（{layer.cls}）：它等于不存在。",
                )
                yield Finding(made(case, name, layer), says)


RULE = Rule(
    name="layer-never-called", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="A layer is made, and forward() never calls it.", zh="层建好了，forward() 却从来没用过它。"),
    why=Text(en="What stands in __init__ does nothing by itself: dropout that is not called drops nothing, an encoding "
                "of positions encodes none. Nothing says so; the model just trains without it.",
             zh="只写在 __init__ 里的层什么也不做：没调用的 Dropout 一个也不丢，没调用的位置编码也编不出位置。"
                "程序不会报错，只是训练的模型里没有它。"),
    cure=Text(en="Call it in forward(), at its place; or delete it.",
              zh="在 forward() 里该用的地方调用它；不需要就删掉。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/notes/modules.html",
    sick=SICK, cured=CURED, twins=(BENT, BY_NAME), check=check,
)  # fmt: skip
