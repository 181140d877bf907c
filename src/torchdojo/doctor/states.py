"""States of models that are kept under a name and loaded again later."""

import ast

from torchdojo.doctor.case import NOWHERE, Case, line_of
from torchdojo.doctor.flow import called, flow_of
from torchdojo.doctor.flow import line_of as line_number
from torchdojo.doctor.living import living_weights
from torchdojo.doctor.log import Event, Place

LIVING = ("parameters()", "state_dict()")
SHELLS = ast.DictComp | ast.Call  # new dicts of the same tensors


def kept(case: Case, event: Event) -> Place:
    """Return where a name was given the model's own parameters that are now loaded back into it, if it was so."""
    if event.kind != "load" or event["shared"] < 0.9 or not event.tick or event["taken"]:
        return NOWHERE
    place = line_of(event.where)
    source = case.source(place)
    loads = [call for call in source.calls("load_state_dict") if call.lineno == place.line and call.args]
    names = {
        ast.unparse(call.args[0]) for call in loads if isinstance(call.args[0], (ast.Name, ast.Attribute))
    }
    for node in ast.walk(source.tree):
        named = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in names
        if named and any(word in ast.unparse(node) for word in LIVING):
            return source.place(node)
    flow = flow_of(source)
    shells = [n for n in ast.walk(flow.tree) if isinstance(n, SHELLS) and called(n) != "state_dict"]
    shells = [node for node in shells if living_weights(node) and line_number(node) != place.line]
    return source.place(flow.statement(shells[0])) if len(shells) == 1 else NOWHERE
