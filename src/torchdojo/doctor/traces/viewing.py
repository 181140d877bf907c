"""Views of a sample for a contrastive loss: how a script speaks of them, and where one is given for two."""

import ast
import re

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.log import Place

SPEAKS_OF_VIEWS = re.compile(
    r"contrast|simclr|simsiam|byol|moco\b|nt_?xent|info_?nce|barlow|vic_?reg|simcse|(?<!\.)views?\b|augment|_view|对比|视图",
    re.IGNORECASE,
)


def made_once(case: Case, near: Place) -> Place | None:
    """Return the one line that gives the same thing two names, or hands it over twice."""
    flow, found = flow_of(case.source(near)), []
    for node in ast.walk(flow.tree):
        match node:
            case (
                ast.Assign(targets=[ast.Tuple()], value=ast.Tuple(elts=[one, other]))
                | ast.Return(value=ast.Tuple(elts=[one, other]))
            ) if ast.dump(one) == ast.dump(other) and not any(
                isinstance(n, ast.Call | ast.Constant) for n in ast.walk(one)
            ):
                found.append(node)
            case ast.Assign(targets=[ast.Name(), ast.Name()], value=ast.Call()):
                found.append(node)
    return flow.source.place(found[0]) if len(found) == 1 else None
