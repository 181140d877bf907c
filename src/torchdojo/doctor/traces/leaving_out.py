"""Labels that a script leaves out by their number: y != -100, torch's own mark of what is no answer."""

import ast

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, flow_of, text
from torchdojo.doctor.log import Event
from torchdojo.doctor.source import source_of

IGNORED = -100


def in_vain(case: Case, losses: list[Event]) -> bool:
    """Whether a script leaves out the labels that are -100, and no label that it learned from is."""
    lows = [low for event in losses if (low := (event["target"] or {}).get("min")) is not None]
    return bool(lows) and min(lows) >= 0 and any(_leaves_out(flow_of(source_of(file))) for file in case.files)


def _leaves_out(flow: Flow) -> bool:
    for node in ast.walk(flow.tree):
        match node:
            case (
                ast.Compare(ops=[ast.Eq() | ast.NotEq()], comparators=[other])
                | ast.Call(func=ast.Attribute(attr="eq" | "ne"), args=[other])
            ):
                if _ignored(flow, other):
                    return True
    return False


def _ignored(flow: Flow, node: ast.expr) -> bool:
    made = flow.made(node) if text(node) else node
    return made is not None and ast.unparse(made) == str(IGNORED)
