"""What train() and eval() switch in a model: layers, and dropout by function that asks self.training."""

import ast

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import called
from torchdojo.doctor.log import Event, Thing


def off(case: Case, call: Event) -> int:
    """Return how many dropouts and batch norms stood still in a call of a model, if none worked; else 0."""
    working, resting = call["modes"]
    asked = [e for e in _asking(case) if e.tick == call.tick and e.number > call.number]
    return 0 if working else int(resting) or len({event.where for event in asked})


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
    return any(layers) or bool(_asking(case))


def _asking(case: Case) -> list[Event]:
    """Return the dropouts by function that were off because their module was in eval mode, while it learned."""
    found = [e for e in case.events("dropout") if e["grad"] and not e["works"] and not e["by_layer"]]
    return [event for event in found if event["mode"] is False]
