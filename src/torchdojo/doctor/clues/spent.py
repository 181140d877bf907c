"""Parameters handed out one by one, once: what makes such an iterator, and who has used it up."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.iterating import THROUGH, Once, delivers_once
from torchdojo.doctor.flow import Flow, Scope, called, own, parameters, text

HANDED = {
    "parameters",
    "named_parameters",
    "buffers",
    "named_buffers",
    "children",
    "modules",
    "named_modules",
}
TAKING = {
    "list", "tuple", "set", "dict", "sum", "any", "all", "max", "min", "sorted", "chain", "zip", "stack", "cat",
    "clip_grad_norm_", "clip_grad_value_", "parameters_to_vector", "vector_to_parameters", "get_total_norm",
}  # fmt: skip
FORKS = (ast.If, ast.Try, ast.Match, ast.IfExp)


def handed_out(flow: Flow) -> Iterator[Once]:
    """Yield names that stand for an iterator over parameters: of model.parameters(), filter(...), (p for p in ...)."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and text(node.targets[0]):
            words = {called(part) for part in ast.walk(node.value)} & HANDED
            plain = called(node.value) in HANDED and isinstance(node.value, ast.Call) and not node.value.args
            if words and not words & flow.functions.keys() and (plain or delivers_once(flow, node.value)):
                yield Once(node, node.value, text(node.targets[0]))


def taken_again(flow: Flow, made: Once) -> ast.AST | None:
    """Return where an iterator is taken although it is certainly used up by then; None if there is no such place."""
    kept = made.key.startswith("self.")
    home: Scope = (flow.owner(made.node) or flow.tree) if kept else flow.scope(made.node)
    if len(flow.bindings(made.key, home)) > 1 or flow.loops(made.node):
        return None
    uses = [use for use in ast.walk(home) if text(use) == made.key and _takes(flow, use)]
    uses = [use for use in uses if not _perhaps(flow, use, made) and _runs(flow, use, made.key, home)]
    again = [use for use in uses if flow.loops(use)] or uses[1:]
    return again[-1] if again else None


def _takes(flow: Flow, use: ast.AST) -> bool:
    """Whether all of an iterator is taken where it is named."""
    up = flow.parents[use]
    while isinstance(up, ast.Call) and called(up) in THROUGH and use in up.args:
        use, up = up, flow.parents[up]
    match up:
        case ast.For(iter=head) | ast.comprehension(iter=head):
            return head is use
        case ast.Starred():
            return True
        case ast.Dict():
            return _optimizer(flow, next((one for one in flow.above(up) if isinstance(one, ast.Call)), up))
        case ast.Call():
            return use in up.args and (called(up) in TAKING or _optimizer(flow, up))
    return False


def _optimizer(flow: Flow, call: ast.AST) -> bool:
    name = flow.source.meaning.called(call) if isinstance(call, ast.Call) else ""
    return (name.startswith("torch.optim.") and "lr_scheduler" not in name) or called(
        call
    ) == "add_param_group"


def _perhaps(flow: Flow, use: ast.AST, made: Once) -> bool:
    """Whether a use stands under a condition that the making does not stand under."""
    return any(isinstance(up, FORKS) and not flow.within(made.node, up) for up in flow.above(use))


def _runs(flow: Flow, use: ast.AST, key: str, home: Scope) -> bool:
    """Whether a use stands in the same function, or in one that sees the name and is called."""
    scope = flow.scope(use)
    if scope is flow.scope(home) or scope is home or key.startswith("self."):
        return True
    local = {text(n) for n in own(scope) if isinstance(getattr(n, "ctx", None), ast.Store)}
    calls = {called(n) for n in ast.walk(flow.tree)}
    return key not in local | parameters(scope) and getattr(scope, "name", "") in calls
