"""The highest scores that max, topk and sort return beside their places: where the text counts them as answers."""

import ast

from torchdojo.doctor.clues.partners import LABELS
from torchdojo.doctor.flow import Flow, called, flow_of, own, text
from torchdojo.doctor.source import Source

TAKING = ("max", "topk", "sort")
SCORING = (
    "accuracy_score",
    "f1_score",
    "confusion_matrix",
    "classification_report",
    "balanced_accuracy_score",
)
SAME = (
    "cpu",
    "numpy",
    "tolist",
    "detach",
    "squeeze",
    "view",
    "reshape",
    "flatten",
    "array",
    "concatenate",
    "cat",
    "list",
)
FILLING = ("append", "extend")


def counted(source: Source, statement: ast.Assign) -> bool:
    """Whether the first of two results of max is counted as answers: scored, or compared with labels, by any name."""
    flow, name = flow_of(source), _scores(statement)
    if not name:
        return False
    scope = flow.scope(statement)
    after = [node for node in own(scope) if getattr(node, "lineno", 0) >= statement.lineno]
    if len(flow.bindings(name, scope)) > 1:
        return False
    names = {name}
    for node in after:
        if (
            called(node) in FILLING
            and isinstance(node, ast.Call)
            and node.args
            and _plain(node.args[0]) == name
        ):
            names.add(text(node.func.value))  # type: ignore[attr-defined]
    return any(_scored(flow, node, names) for node in after)


def _scores(statement: ast.Assign) -> str:
    """Return s of `s, _ = x.max(1)`, `s = x.max(1)[0]` and `s = x.max(1).values`."""
    target, value = statement.targets[0], statement.value
    if isinstance(target, ast.Tuple) and len(target.elts) == 2 and called(value) in TAKING:
        return text(target.elts[0])
    match value:
        case ast.Subscript(value=ast.Call() as call, slice=ast.Constant(value=0)) if called(call) in TAKING:
            return text(target)
        case ast.Attribute(value=ast.Call() as call, attr="values") if called(call) in TAKING:
            return text(target)
    return ""


def _plain(node: ast.expr) -> str:
    """Return x of x.cpu().numpy() and np.array(x), which hold the same numbers."""
    while isinstance(node, ast.Call) and called(node) in SAME:
        inner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if inner is not None and text(inner) not in ("torch", "np", "numpy"):
            node = inner
        elif node.args:
            node = node.args[0]
        else:
            break
    return text(node)


def _scored(flow: Flow, node: ast.AST, names: set[str]) -> bool:
    if called(node) in SCORING and isinstance(node, ast.Call) and len(node.args) > 1:
        return bool(names & {_plain(arg) for arg in node.args[:2]})
    match node:
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq()], comparators=[right]):
            sides = _plain(left), _plain(right)
            return any(one in names and LABELS.search(other) for one, other in (sides, sides[::-1]))
    return False
