"""Objects that scale targets and can scale back: what they were fitted to, what they turned, whether they ever do."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.scaling import LABELS
from torchdojo.doctor.clues.splitting import as_answered, base, siblings, targets
from torchdojo.doctor.flow import Flow, called, pairs, text

TURNING = {"transform", "fit_transform"}
BACK = ("inver", "unscale", "denorm", "destandard", "unnorm", "restore", "scale_back", "rescale", "original", "undo",
        "unstandard", "to_raw", "decode")  # fmt: skip


def one_way(flow: Flow) -> Iterator[tuple[ast.expr, str, str]]:
    """Yield where raw answers meet raw targets, their name, and what was learned: scaler.transform(y_train)."""
    for scaler, fitted in _fitted(flow):
        if _goes_back(flow, scaler):
            continue
        turned = {text(base(arg)) for call in _turned(flow, scaler) for arg in call.args}
        others = (siblings(flow, fitted) | _twins(flow, fitted)) - turned if fitted in turned else set[str]()
        for model in _learned(flow, scaler, fitted):
            yield from ((node, other, f"{scaler}.transform({fitted})") for other in others
                        for node in _differences(flow, model, other))  # fmt: skip


def _goes_back(flow: Flow, scaler: str) -> bool:
    """Whether anything may scale back: a call that says so, the scaler's width, or somebody it is handed to."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Call) and any(word in called(node).lower() for word in BACK):
            return True
        if text(node) == scaler and isinstance(getattr(node, "ctx", None), ast.Load):
            above = flow.parents[node]
            if not isinstance(above, ast.Attribute) or _width(above.attr):
                return True
    return False


def _width(attribute: str) -> bool:
    return attribute.strip("_").startswith(("std", "scale", "sigma", "sd", "range", "var"))


def _fitted(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield scaler and targets of scaler = Scaler().fit(y), of scaler.fit(y) and scaler.fit_transform(y)."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign():
                for target, value in pairs(node):
                    if called(value) == "fit" and isinstance(value, ast.Call) and len(value.args) == 1:
                        owner = value.func.value if isinstance(value.func, ast.Attribute) else value
                        if isinstance(owner, ast.Call) and LABELS.search(text(base(value.args[0]))):
                            yield text(target), text(base(value.args[0]))
            case ast.Call(func=ast.Attribute(value=owner, attr="fit" | "fit_transform"), args=[y]):
                if text(owner) and LABELS.search(text(base(y))):
                    yield text(owner), text(base(y))


def _turned(flow: Flow, scaler: str) -> Iterator[ast.Call]:
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=attr)) if (
                text(owner) == scaler and attr in TURNING
            ):
                yield node


def _learned(flow: Flow, scaler: str, fitted: str) -> Iterator[str]:
    """Yield the models of model = train(x, scaler.transform(y)), and of loss(model(x), scaled)."""
    aims = targets(flow)
    for call in _turned(flow, scaler):
        statement = flow.statement(call)
        if [text(base(arg)) for arg in call.args] == [fitted] and isinstance(statement, ast.Assign):
            outer = statement.value
            yield from (aims[text(one)] for one in statement.targets if text(one) in aims)
            if isinstance(outer, ast.Call) and call in outer.args and called(outer) in flow.functions:
                yield from (text(target) for target in statement.targets if text(target))


def _twins(flow: Flow, name: str) -> set[str]:
    """Return what stands in the same place of another result of the function that made this: _, y_test = make(300)."""
    found: set[str] = set()
    made = [at for stmt, _ in flow.bindings(name) if (at := _place(stmt, name))]
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=elts)]):
                found |= {text(one) for one in elts if text(one) and _place(node, text(one)) in made}
    return found - {name}


def _place(node: ast.AST, name: str) -> tuple[str, int] | None:
    """Return function and place of a name in x, name = function(...)."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=elts)], value=ast.Call(func=ast.Name(id=function))):
            names = [text(one) for one in elts]
            return (function, names.index(name)) if name in names else None
    return None


def _differences(flow: Flow, model: str, name: str) -> Iterator[ast.expr]:
    """Yield answers - y and error(answers, y), where nothing else is done to either."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.BinOp(op=ast.Sub(), left=answers, right=target) | ast.Call(args=[answers, target]) if (
                text(base(target)) == name
            ):
                if as_answered(flow, answers, model):
                    yield node
