"""Penalties on slopes, and spreads that a loss divides by: whether each row counts, and whether a spread costs."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.handing import handed
from torchdojo.doctor.clues.polarity import learned
from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.traces.signs import words_of

KEPT = {"view", "reshape", "flatten"}


def whole_norms(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield (norm - 1) ** 2 of the norm of all gradients of a batch together, and what the norm is taken of."""
    for node in ast.walk(flow.tree):
        match node:
            case (
                ast.BinOp(left=ast.BinOp() as inner, op=ast.Pow(), right=ast.Constant(value=2))
                | ast.Call(func=ast.Attribute(value=ast.BinOp() as inner, attr="pow" | "square"))
            ) if _less_one(inner):
                norm = (
                    (flow.made(inner.left) or inner.left) if isinstance(inner.left, ast.Name) else inner.left
                )
                of = _norm_of_all(norm)
                if of is not None and _of_batch(flow, of):
                    yield norm, ast.unparse(of)


def _less_one(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.Sub) and isinstance(node.right, ast.Constant) and node.right.value == 1


def _norm_of_all(node: ast.expr) -> ast.expr | None:
    """Return x of x.norm(), x.norm(2) and torch.linalg.norm(x), if no dim is named."""
    if not isinstance(node, ast.Call) or called(node) not in ("norm", "vector_norm"):
        return None
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    library = owner is not None and text(owner) in ("torch", "torch.linalg", "LA")
    given = node.args[1:] if library else node.args
    named = any(word.arg in ("dim", "axis") for word in node.keywords)
    if named or owner is None or len(given) > 1 or (library and not node.args):
        return None
    return node.args[0] if library else owner


def _of_batch(flow: Flow, node: ast.expr) -> bool:
    """Whether these are the gradients that autograd.grad() gives for a sum over a batch, as they are or flattened."""
    made: ast.expr | None = node
    for _ in range(6):
        match made:
            case ast.Name():
                made = flow.made(made)
            case ast.Subscript(value=inner, slice=ast.Constant(value=0)):
                made = inner
            case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in KEPT:
                made = inner
            case ast.Call() if called(made) == "grad":
                summed = any(called(part) in ("sum", "mean") for part in ast.walk(made))
                return "create_graph" in words_of(made) and (summed or "grad_outputs" in words_of(made))
            case _:
                return False
    return False


def free_spreads(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield errors that a loss multiplies by exp(-s), while s costs nothing anywhere in it; and the name of s."""
    every = list(learned(flow))
    for part in every:
        for spread in _spreads(part.node):
            known = {spread.id, *(text(one) for one in handed(flow, spread))} - {""}
            others = [one for one in every if all(way.node is not part.node for way in one.ways())]
            if not any(text(one.node) in known for one in others) and _read_once(flow, spread):
                yield part.node, spread.id


def _read_once(flow: Flow, name: ast.Name) -> bool:
    """Whether a function reads a name only here, if not to print it or to list it among parameters."""
    loads = [n for n in ast.walk(flow.scope(name)) if text(n) == name.id and isinstance(n, ast.Name)
             and isinstance(n.ctx, ast.Load) and not isinstance(flow.parents[n], (ast.List, ast.Tuple))]  # fmt: skip
    shown = [one for one in loads if called(getattr(flow.statement(one), "value", flow.tree)) == "print"]
    return len(loads) - len(shown) == 1


def _spreads(node: ast.expr) -> Iterator[ast.Name]:
    """Yield s of exp(-s) * (a - b) ** 2."""
    sides = [node.left, node.right] if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) else []
    for one, other in (sides, sides[::-1]) if sides else ():
        match one:
            case (
                ast.Call(
                    func=ast.Attribute(attr="exp"),
                    args=[ast.UnaryOp(op=ast.USub(), operand=ast.Name() as name)],
                )
                | ast.Call(
                    func=ast.Attribute(
                        value=ast.UnaryOp(op=ast.USub(), operand=ast.Name() as name), attr="exp"
                    )
                )
            ) if _error(other):
                yield name


def _error(node: ast.expr) -> bool:
    """Whether this is (a - b) ** 2, (a - b).abs() or a loss."""
    match node:
        case ast.BinOp(left=ast.BinOp(op=ast.Sub()), op=ast.Pow()):
            return True
        case ast.Call(func=ast.Attribute(value=ast.BinOp(op=ast.Sub()), attr="pow" | "square" | "abs")):
            return True
    return called(node) in ("mse_loss", "l1_loss")
