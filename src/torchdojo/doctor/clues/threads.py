"""What a value was made of, through names, functions and what they are called with: all of it, or its main line."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, called, last_word, own, parameters, returns, text
from torchdojo.doctor.meaning import argument

MEANS = {"mean", "sum", "median", "average", "nanmean"}
REDUCING = MEANS | {"std", "var", "min", "max", "len", "quantile", "amin", "amax", "aminmax"}
MOVED = {"roll", "shift"}  # what was centred may stand in the past again
BEGINNINGS = {
    "arange",
    "linspace",
    "default_rng",
    "RandomState",
    "Generator",
    "manual_seed",
    "len",
    "zeros",
    "empty",
    "sin",
    "cos",
}
DEEP = 8


@dataclass(frozen=True)
class Called:
    """The call in which a function's parameters have their values, and that in which the caller's have theirs."""

    function: ast.FunctionDef
    call: ast.Call
    outer: "Called | None" = None
    skip: int = 0


class Threads:
    """What values are made of, through names, functions and what they are called with."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def made(self, node: ast.expr, inside: Called | None) -> list[tuple[ast.expr, Called | None]]:
        """Return what a name, an attribute or a call of one's own function stands for."""
        scope = self.flow.scope(node)
        if isinstance(node, ast.Call):
            function = self.flow.functions.get(last_word(node.func))
            skip = int(function is not None and self.flow.owner(function) is not None)
            into = Called(function, node, inside, skip) if function is not None else None
            return [(one, into) for one in returns(function)] if function is not None else []
        name = node.id if isinstance(node, ast.Name) else ""
        if name and inside is not None and scope is inside.function and name in parameters(scope):
            given = argument(inside.call, inside.function, name, inside.skip)
            return [(given, inside.outer)] if given is not None else []
        if name and name in parameters(scope):
            return []
        value = self.flow.made(node)
        if value is None:
            return []
        init = self.flow.scope(value)
        within = inside if init is scope else None
        if text(node).startswith("self."):
            within = self._init(inside, init)
        return [(value, within), *self._filled(node, inside)]

    def _init(self, inside: Called | None, init: ast.AST) -> Called | None:
        """Return the call that made the object, as a call of its __init__."""
        if inside is None or not isinstance(init, ast.FunctionDef):
            return None
        return Called(init, inside.call, inside.outer, 1)

    def _filled(self, node: ast.expr, inside: Called | None) -> list[tuple[ast.expr, Called | None]]:
        """Return what is written into an array by its index."""
        if not isinstance(node, ast.Name):
            return []
        scope = self.flow.scope(node)
        found = [
            n for n in own(scope) if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Subscript)
        ]
        return [(n.value, inside) for n in found if text(n.targets[0].value) == node.id]  # type: ignore[attr-defined]

    def parts(
        self, node: ast.AST, inside: Called | None, deep: int = DEEP
    ) -> Iterator[tuple[ast.AST, Called | None]]:
        """Yield the parts of an expression and of what they were made of; not what only gives a number, as its mean."""
        todo, seen = [(node, inside, deep)], set[tuple[ast.AST, Called | None]]()
        while todo:
            part, within, left = todo.pop()
            if (part, within) in seen:
                continue
            seen.add((part, within))
            yield part, within
            number = called(part) in REDUCING and centred_cut(self.flow, part) is None
            if called(part) in MOVED or number or left == 0:
                continue
            if isinstance(part, ast.Name | ast.Attribute | ast.Call):
                todo += [(value, into, left - 1) for value, into in self.made(part, within)]
            todo += [
                (n, within, left) for n in ast.iter_child_nodes(part) if not isinstance(n, ast.expr_context)
            ]

    def line(self, node: ast.AST, inside: Called | None, deep: int = 3 * DEEP) -> list[ast.AST]:
        """Return an expression and what it mainly is: x of (x - mean) / std, of x[i], of torch.tensor(x)."""
        todo, found = [(node, inside, deep)], dict[ast.AST, None]()
        while todo:
            part, within, left = todo.pop()
            if part in found:
                continue
            found[part] = None
            if left == 0 or called(part) in BEGINNINGS:
                continue
            named = isinstance(part, ast.Name | ast.Attribute | ast.Call)
            made = self.made(part, within) if named else []  # type: ignore[arg-type]
            todo += [(value, into, left - 1) for value, into in made]
            following = None if made else _main(part)
            todo += [(following, within, left - 1)] if following is not None else []
        return list(found)


def _main(node: ast.AST) -> ast.AST | None:
    match node:
        case ast.Subscript(value=value, slice=cut):
            parts = (
                cut.elts
                if isinstance(cut, ast.Tuple)
                else [cut]
                if isinstance(getattr(cut, "value", None), str)
                else []
            )
            column = any(isinstance(getattr(one, "value", None), int | str) for one in parts)
            return None if column else value
        case ast.Attribute(value=value) | ast.UnaryOp(operand=value):
            return value
        case ast.BinOp(left=left, right=right):
            return right if isinstance(left, ast.Constant) else left
        case ast.ListComp(elt=elt) | ast.GeneratorExp(elt=elt):
            return elt
        case ast.Compare(left=left):
            return left
        case ast.Call(func=ast.Attribute(value=value), args=args):
            return (
                args[0]
                if args
                and text(value) in ("np", "numpy", "torch", "F", "nn.functional", "np.fft", "torch.fft")
                else value
            )
        case ast.Call(args=[first, *_]):
            return first
    return None


def centred_cut(flow: Flow, node: ast.AST) -> ast.Subscript | None:
    """Return x[i - h : i + h + 1] of its mean: x[i - h : i + h + 1].mean(), np.mean(x[max(0, i - h) : i + h + 1])."""
    if called(node) not in MEANS or not isinstance(node, ast.Call):
        return None
    over = node.func.value if isinstance(node.func, ast.Attribute) else None
    for cut in (*node.args[:1], over):
        match cut:
            case ast.Subscript(slice=ast.Slice(lower=ast.expr() as low, upper=ast.expr() as high)):
                low, high = flow.made(low) or low, flow.made(high) or high
                sums = [n for end in (low, high) for n in ast.walk(end) if isinstance(n, ast.BinOp)]
                back = {text(n.left) for n in sums if isinstance(n.op, ast.Sub)}
                ahead = {text(n.left) for n in sums if isinstance(n.op, ast.Add)}
                far = {ast.unparse(n.right) for n in ast.walk(high) if isinstance(n, ast.BinOp)} - {"1"}
                if (back & ahead) - {""} and far:
                    return cut
    return None
