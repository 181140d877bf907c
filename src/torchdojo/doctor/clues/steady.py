"""Values that stay the same from one round of a loop, or one call of a function, to the next, by reading."""

import ast

from torchdojo.doctor.flow import Flow, parameters, text


def hangs_on(flow: Flow, seed: ast.AST, at: ast.AST) -> set[str] | None:
    """Return on which parameters of its function a value hangs; None if it changes, or may change, by itself."""
    found = set[str]()
    match seed:
        case ast.Constant():
            return found
        case ast.Attribute():
            root = text(seed).split(".")[0]
            return None if not root or _moves(flow, seed.attr) or _looped(flow, root, at) else found
        case ast.Name(id=name):
            return _of_name(flow, name, at)
        case ast.BinOp() | ast.Tuple() | ast.UnaryOp():
            for part in ast.iter_child_nodes(seed):
                if isinstance(part, ast.expr):
                    inner = hangs_on(flow, part, at)
                    if inner is None:
                        return None
                    found |= inner
            return found
    return None


def _of_name(flow: Flow, name: str, at: ast.AST) -> set[str] | None:
    scope = flow.scope(at)
    stores = [
        n
        for n in ast.walk(flow.tree)
        if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
    ]
    here = [n for n in stores if flow.scope(n) is scope]
    if name in parameters(scope):
        return None if here else {name}
    stores = here or [n for n in stores if flow.scope(n) is flow.tree]
    told = [value for one in (scope, flow.tree) for _, value in flow.bindings(name, one)]
    if len(stores) != 1 or not told or flow.loops(stores[0]):
        return None
    return hangs_on(flow, told[0], stores[0])


def _looped(flow: Flow, name: str, at: ast.AST) -> bool:
    """Whether a name is one that a loop around this line gives anew."""
    return any(
        isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
        for loop in flow.loops(at) for n in ast.walk(loop)
    )  # fmt: skip


def _moves(flow: Flow, attribute: str) -> bool:
    """Whether an attribute of this name is set anywhere but where objects are made."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Attribute) and node.attr == attribute and isinstance(node.ctx, ast.Store):
            scope = flow.scope(node)
            if getattr(scope, "name", "") not in ("__init__", "__post_init__"):
                return True
    return False
