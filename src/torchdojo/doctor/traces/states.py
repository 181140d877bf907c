"""States of models that are kept under a name and loaded again later."""

import ast

from torchdojo.doctor.case import NOWHERE, Case, line_of
from torchdojo.doctor.clues.living import living_weights
from torchdojo.doctor.flow import Flow, called, flow_of
from torchdojo.doctor.flow import line_of as line_number
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
    flow = flow_of(source)
    found = [node for node in ast.walk(source.tree) if isinstance(node, ast.Assign)]
    found = [
        n for n in found if ast.unparse(n.targets[0]) in names and any(w in ast.unparse(n) for w in LIVING)
    ]
    shells = [n for n in ast.walk(flow.tree) if isinstance(n, SHELLS) and called(n) != "state_dict"]
    shells = [node for node in shells if living_weights(node) and line_number(node) != place.line]
    statement = found[0] if found else flow.statement(shells[0]) if len(shells) == 1 else None
    learned = statement is not None and any(_between(flow, statement, call) for call in loads)
    return source.place(statement) if learned and statement is not None else NOWHERE


def saved_late(case: Case, event: Event) -> bool:
    """Whether a state is saved, once; a dict made before training and saved again and again is always up to date."""
    if event.kind != "save":
        return False
    same = [one for one in case.events("save") if one["taken"] == event["taken"]]
    taken = [one["steps"] for one in case.events("state") if one.where == case.log.stacks[event["taken"]]]
    return not (len(same) > 1 and taken == [0])


def _between(flow: Flow, keeping: ast.AST, call: ast.Call) -> bool:
    """Whether there may be steps between the keeping and the loading: other blocks, or a loop or call between."""
    loading = flow.statement(call)
    block = flow.parents.get(loading)
    if flow.parents.get(keeping) is not block:
        return True
    lines = sorted((line_number(keeping), line_number(loading)))
    between = [n for n in ast.iter_child_nodes(block or flow.tree) if lines[0] < line_number(n) < lines[1]]
    return bool(flow.loops(call)) or any(
        isinstance(n, ast.For | ast.While) or called(n) in flow.functions
        for one in between
        for n in ast.walk(one)
    )
