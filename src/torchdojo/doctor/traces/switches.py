"""What train() and eval() switch in a model: layers, and dropout by function that asks self.training."""

import ast

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import called, text
from torchdojo.doctor.log import Event, Thing
from torchdojo.doctor.source import source_of


def off(case: Case, call: Event) -> int:
    """Return how many dropouts, batch norms and the like stood still in a call of a model, if none worked; else 0."""
    working, resting = call["modes"]
    asked = [e for e in _asking(case) if e.tick == call.tick and e.number > call.number]
    return 0 if working else int(resting) or len({event.where for event in asked}) or _by_hand(case, call)


def for_the_statistics(case: Case, call: Event) -> bool:
    """Whether nobody takes the answer of a call: the batches pass for the statistics of batch norm alone."""
    place = line_of(call.where)
    statement = case.source(place).statement(place.line)
    if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)):
        return False
    inner = {called(part) for arg in statement.value.args for part in ast.walk(arg)}
    return inner <= {"", "to", "cuda", "float"}  # no print(model(x)), no append(model(x))


def drops(case: Case, model: Thing) -> bool:
    """Whether a model has dropout: batch norm alone is often kept in eval mode on purpose."""
    layers = [
        layer.cls.startswith("Dropout") and settings.get("p") for _, layer, settings in case.layers(model)
    ]
    return any(layers) or bool(_asking(case)) or bool(_reading(case) & _classes(case, model))


def _by_hand(case: Case, call: Event) -> int:
    """Return how many classes of the user's in the model of a call ask in forward() whether they are trained."""
    return len(_reading(case) & _classes(case, case.log.things[call["module"]]))


def _classes(case: Case, model: Thing) -> set[str]:
    return {model.cls, *(layer.cls for _, layer, _ in case.layers(model))}


def _reading(case: Case) -> set[str]:
    """Return the classes of the script whose forward() reads self.training."""
    classes = [
        n for file in case.files for n in ast.walk(source_of(file).tree) if isinstance(n, ast.ClassDef)
    ]
    methods = [(cls.name, part) for cls in classes for part in cls.body if isinstance(part, ast.FunctionDef)]
    return {
        name for name, method in methods
        if method.name == "forward" and any(text(part) == "self.training" for part in ast.walk(method))
    }  # fmt: skip


def _asking(case: Case) -> list[Event]:
    """Return the dropouts by function that were off because their module was in eval mode, while it learned."""
    found = [e for e in case.events("dropout") if e["grad"] and not e["works"] and not e["by_layer"]]
    return [event for event in found if event["mode"] is False]
