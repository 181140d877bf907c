"""What is gathered batch by batch, row after row, and what it is compared with row by row."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, called, line_of, own, parameters, text

ALONG = {
    "numpy", "cpu", "detach", "float", "long", "int", "double", "bool", "squeeze", "unsqueeze", "flatten", "view",
    "reshape", "ravel", "argmax", "max", "round", "sigmoid", "softmax", "log_softmax", "tolist", "list", "cat", "stack",
    "concatenate", "vstack", "hstack", "array", "asarray", "tensor", "as_tensor", "from_numpy", "astype", "to", "clone",
    "copy",
}  # fmt: skip
OWNERS = {"torch", "np", "numpy", "F", "nn.functional"}
METRICS = {
    "accuracy_score", "balanced_accuracy_score", "f1_score", "precision_score", "recall_score", "roc_auc_score",
    "average_precision_score", "confusion_matrix", "classification_report", "matthews_corrcoef", "log_loss", "r2_score",
    "mean_squared_error", "mean_absolute_error", "eq", "ne", "mse_loss", "l1_loss", "cross_entropy", "nll_loss", "zip",
    "binary_cross_entropy", "binary_cross_entropy_with_logits", "precision_recall_fscore_support", "corrcoef",
}  # fmt: skip
OF_DATA = {"targets", "labels", "y", "ys", "classes", "answers"}  # attributes of data sets
SINGLE = {
    "mean",
    "std",
    "var",
    "median",
    "mode",
    "sum",
    "min",
    "max",
    "quantile",
    "item",
    "len",
    "norm",
    "bincount",
}
DEEP = 8


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a loop or comprehension over batches collects, and the line of the call that led there (0: none)."""

    head: ast.expr  # what the loop runs over
    line: int
    call: int = 0  # the line at which its function is called


@dataclass(frozen=True, slots=True)
class Array:
    """What stands there in an order of its own: its name, and whether it was certainly cut or made as an array."""

    name: str
    cut: bool


Root = Gathered | Array


def pairs_of_rows(flow: Flow) -> Iterator[tuple[ast.AST, Root, Root]]:
    """Yield where two things are compared row by row, with what each of them goes back to."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Compare(left=one, ops=[ast.Eq() | ast.NotEq()], comparators=[other]):
                pass
            case ast.BinOp(left=one, op=ast.Sub(), right=other):
                pass
            case ast.Call(args=[one, other, *_]) if called(node) in METRICS:
                pass
            case ast.Call(func=ast.Attribute(value=one), args=[other]) if called(node) in ("eq", "ne"):
                pass
            case _:
                continue
        roots = _root(flow, one), _root(flow, other)
        if roots[0] is not None and roots[1] is not None:
            yield node, roots[0], roots[1]


def _root(
    flow: Flow, node: ast.expr, deep: int = DEEP, part: int | None = None, call: int = 0
) -> Root | None:
    """Return what the rows of an expression go back to, in their order; None if that is not certain."""
    match node if deep else ast.Constant(None):
        case (
            ast.Compare(left=left, comparators=[ast.Constant()]) | ast.BinOp(left=left, right=ast.Constant())
        ):
            return _root(flow, left, deep - 1, None, call)
        case ast.ListComp(generators=[ast.comprehension(iter=head, ifs=[])]):
            return Gathered(head, node.lineno, call)
        case ast.Subscript(value=value, slice=ast.Constant()):
            of_data = Array(text(value), True) if text(value).endswith(".tensors") else None
            return _root(flow, value, deep - 1, None, call) if called(value) == "max" else of_data
        case ast.Tuple(elts=parts) if part is not None and part < len(parts):
            return _root(flow, parts[part], deep - 1, None, call)
        case ast.Name() | ast.Attribute() as named:
            return _named(flow, named, deep, call)
        case ast.Call() as made:
            return _called(flow, made, deep, part, call)
    return None


def _called(flow: Flow, node: ast.Call, deep: int, part: int | None, call: int) -> Root | None:
    function, name = flow.functions.get(called(node)), called(node)
    if function is not None:
        given = [n.value for n in own(function) if isinstance(n, ast.Return) and n.value is not None]
        return _root(flow, given[0], deep - 1, part, node.lineno) if len(given) == 1 else None
    if name not in ALONG:
        return None
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    if owner is not None and text(owner) not in OWNERS:
        return _root(flow, owner, deep - 1, None, call)
    return _root(flow, node.args[0], deep - 1, None, call) if node.args else None


def _named(flow: Flow, node: ast.Name | ast.Attribute, deep: int, call: int) -> Root | None:
    key, scope = text(node), flow.scope(node)
    heads = [part.target for part in own(scope) if isinstance(part, (ast.For, ast.comprehension))]
    if not key or any(key == text(part) for head in heads for part in ast.walk(head)):
        return None  # of one batch, or one row
    home = flow.owner(node) if key.startswith("self.") else scope
    found = [one for one in _gathered(flow, key, home or scope) if not flow.within(node, one[1])]
    made = [(s, v) for s, v in flow.bindings(key, home or scope) if s.lineno < line_of(flow.statement(node))]
    if found:
        filling, loop = found[0]
        whole = len(found) == 1 and all(_keeps(flow, value, loop, stmt) for stmt, value in made)
        return Gathered(loop.iter, line_of(filling), call) if whole else None
    if not made and scope is not flow.tree and key not in parameters(scope):
        made = flow.bindings(key, flow.tree)
    if not made:
        return Array(key, False) if isinstance(node, ast.Attribute) and node.attr in OF_DATA else None
    stmt, value = made[-1]
    if key in {text(n) for n in ast.walk(value)}:  # changed on its way, if not only cut
        return (
            Array(key, True)
            if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice)
            else None
        )
    index = _place(stmt, key)
    rest = _root(flow, value, deep - 1, index, call)
    single = isinstance(value, ast.Constant) or bool({called(part) for part in ast.walk(value)} & SINGLE)
    picked = isinstance(value, ast.Subscript) and not _stands(value)
    return rest if rest is not None or single or picked else Array(key, _stands(value))


def _stands(value: ast.expr) -> bool:
    """Whether an expression cuts or makes an array, and names no single number."""
    match value:
        case ast.Subscript():
            return not isinstance(value.slice, (ast.Name, ast.Constant))
        case ast.Call():
            return called(value) in (
                "train_test_split",
                "tensor",
                "array",
                "long",
                "float",
                "astype",
                "random_split",
            )
        case ast.Tuple() | ast.List():
            return True
    return False


def _keeps(flow: Flow, value: ast.expr, loop: ast.For, stmt: ast.stmt) -> bool:
    """Whether a list begins empty before its loop, and keeps its order after it."""
    if flow.within(stmt, loop):
        return isinstance(value, (ast.Call, ast.BinOp))
    if stmt.lineno < loop.lineno:
        return True
    words = {called(part) for part in ast.walk(value)} - {""}
    return words <= ALONG and not any(isinstance(part, ast.Subscript) for part in ast.walk(value))


def _gathered(flow: Flow, key: str, home: ast.AST) -> Iterator[tuple[ast.AST, ast.For]]:
    """Yield where something is put at the end of this list or tensor in a loop, and the loop."""
    for node in ast.walk(home):
        match node:
            case ast.Call(func=ast.Attribute(value=target, attr="append" | "extend"), args=[_]):
                pass
            case ast.AugAssign(target=target, op=ast.Add(), value=ast.Call() as value) if called(value) in (
                "tolist",
                "list",
            ):
                pass
            case ast.Assign(targets=[target], value=ast.Call() as value) if called(value) in (
                "cat",
                "concatenate",
            ):
                if text(target) not in {text(n) for n in ast.walk(value)}:
                    continue
            case _:
                continue
        loops = flow.loops(node) if text(target) == key else []
        if loops and isinstance(loops[0], ast.For):
            yield node, loops[0]


def _place(stmt: ast.stmt, key: str) -> int | None:
    """Return which of several targets this name is."""
    target = stmt.targets[0] if isinstance(stmt, ast.Assign) else None
    names = [text(one) for one in target.elts] if isinstance(target, (ast.Tuple, ast.List)) else []
    return names.index(key) if key in names else None
