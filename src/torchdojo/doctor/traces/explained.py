"""R², explained variance and percentage errors, by reading: whose spread or size an error is divided by."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, flow_of, last_word, parameters, text
from torchdojo.doctor.meaning import argument
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.rounding import LIBRARIES

SAID = re.compile(
    r"(^|_|\.)(preds?|predictions?|predicted|y_?hats?|outs?|outputs?|forecasts?|estimates?|fitted)(_|$|\d)|预测",
    re.IGNORECASE,
)
TRUE = re.compile(
    r"(^|_|\.)(true|truth|trues|targets?|labels?|actuals?|gt|obs|observed|ys?|yb|t)(_|$|\d)|真实|目标|标签",
    re.IGNORECASE,
)
PERCENT = re.compile(r"mape|percent|pct|rel(ative)?_?err|百分|相对误差", re.IGNORECASE)
KEEPING = {"squeeze", "detach", "cpu", "numpy", "float", "double", "flatten", "view", "reshape", "item", "ravel", "to",
           "cat", "concat", "concatenate", "stack", "hstack", "vstack", "tensor", "array", "asarray", "from_numpy",
           "unsqueeze", "tolist", "clone"}  # fmt: skip
ADDING = {
    "sum",
    "mean",
    "item",
    "nansum",
    "nanmean",
    "float",
    "clamp",
    "clamp_min",
    "cpu",
    "abs",
    "clip",
    "maximum",
}
FIRST_TRUE = {f"sklearn.metrics.{name}" for name in (
    "r2_score", "explained_variance_score", "precision_score", "recall_score", "classification_report", "log_loss",
    "confusion_matrix", "mean_absolute_percentage_error", "roc_auc_score", "average_precision_score")}  # fmt: skip
FIRST_SAID = {"torchmetrics.functional.r2_score", "torchmetrics.functional.explained_variance",
              "torcheval.metrics.functional.r2_score"}  # fmt: skip
DEEP = 8
Found = tuple[ast.AST, str]


def against_answers(source: Source) -> Iterator[Found]:
    """Yield where an error is divided by the spread or size of the answers, and by what."""
    flow = flow_of(source)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.BinOp):
            for error, below in _ratios(node):
                whole, spread = _squares(flow, error), _squares(flow, below)
                if len(whole) == 2 and len(spread) == 1:
                    yield from _judged(flow, whole, spread[0], below)
            yield from _percentage(flow, node)
        elif isinstance(node, ast.Call):
            yield from _ready_made(flow, node)


def _percentage(flow: Flow, node: ast.BinOp) -> Iterator[Found]:
    """Yield |y - p| / |p| where it is called a percentage error."""
    left, right = _bare(flow, node.left), _bare(flow, node.right)
    error = isinstance(left, ast.BinOp) and isinstance(left.op, ast.Sub) and isinstance(node.op, ast.Div)
    if isinstance(left, ast.BinOp) and error and _called_percentage(flow, node):
        yield from _judged(flow, [left.left, left.right], right, node.right)


def _ready_made(flow: Flow, node: ast.Call) -> Iterator[Found]:
    """Yield r2_score(pred, true), where the true values come first."""
    name = flow.source.meaning.called(node)
    if name in FIRST_TRUE | FIRST_SAID and len(node.args) > 1 and not node.keywords:
        wrong = ["said", "true"] if name in FIRST_TRUE else ["true", "said"]
        if [side(flow, one) for one in node.args[:2]] == wrong:
            yield node, ast.unparse(node.args[0 if name in FIRST_TRUE else 1])


def _ratios(node: ast.BinOp) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield error and spread of 1 - error / spread and of (spread - error) / spread."""
    match node:
        case ast.BinOp(
            left=ast.Constant(value=1), op=ast.Sub(), right=ast.BinOp(left=error, op=ast.Div(), right=below)
        ):
            yield error, below
        case ast.BinOp(left=ast.BinOp(left=one, op=ast.Sub(), right=error), op=ast.Div(), right=below):
            if ast.unparse(one) == ast.unparse(below):
                yield error, below


def _squares(flow: Flow, node: ast.expr, deep: int = DEEP) -> list[ast.expr]:
    """Return a and b of a sum or mean of (a - b) ** 2, z of (z - z.mean()) ** 2 or z.var(); [] for anything else."""
    inner: ast.expr | None = None
    given = _given(node)
    match node:
        case ast.Name() | ast.Attribute() if text(node):
            inner = flow.made(node)
        case ast.BinOp(left=squared, op=ast.Pow(), right=ast.Constant(value=2)):
            return _spread_of(squared) or _difference(flow, squared)
        case (
            ast.BinOp(left=left, op=ast.Add(), right=ast.Constant())
            | ast.BinOp(left=left, op=ast.Mult() | ast.Div())
        ):
            inner = left
        case ast.Call() if given is not None:
            if called(node) in ("pow", "square"):
                return _spread_of(given) or _difference(flow, given)
            if called(node) == "var":
                return _difference(flow, given) or [given]
            if called(node) == "mse_loss" and len(node.args) > 1:
                return node.args[:2]
            inner = given if called(node) in ADDING else None
    return _squares(flow, inner, deep - 1) if inner is not None and deep else []


def _given(node: ast.expr) -> ast.expr | None:
    """Return z of z.sum(), torch.sum(z), F.mse_loss(z, y)."""
    if not isinstance(node, ast.Call):
        return None
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    library = owner is None or text(owner) in LIBRARIES | {"F", "nn.functional", "torch.nn.functional"}
    return next(iter(node.args), None) if library else owner


def _spread_of(node: ast.expr) -> list[ast.expr]:
    """Return z of z.std()."""
    given = _given(node)
    return [given] if given is not None and called(node) == "std" else []


def _difference(flow: Flow, node: ast.expr) -> list[ast.expr]:
    """Return a and b of a - b, and z alone of z - z.mean()."""
    made = flow.made(node) if text(node) else node
    if not isinstance(made, ast.BinOp) or not isinstance(made.op, ast.Sub):
        return []
    a, b = _plain(made.left), _plain(made.right)
    mean = (flow.made(b) if text(b) else b) or b
    if called(mean) in ("mean", "nanmean") and (of := _given(mean)) is not None:
        return [a] if ast.unparse(_plain(of)) == ast.unparse(a) else []
    return [a, b]


def _plain(node: ast.expr) -> ast.expr:
    """Return y of y.squeeze(1).detach().numpy()."""
    while isinstance(node, ast.Call) and called(node) in KEEPING and (inner := _given(node)) is not None:
        node = inner
    return node


def _bare(flow: Flow, node: ast.expr) -> ast.expr:
    """Return z of (z.abs() + 1e-8).clamp(1e-8) and of a name of it."""
    for _ in range(DEEP):
        match node:
            case ast.BinOp(left=left, op=ast.Add(), right=ast.Constant()):
                node = left
            case ast.Call() if called(node) in ADDING | KEEPING and (inner := _given(node)) is not None:
                node = inner
            case ast.Name() if (
                isinstance(made := flow.made(node), ast.BinOp) or called(made or node) in ADDING
            ):
                node = made or node
            case _:
                break
    return node


def _called_percentage(flow: Flow, node: ast.AST) -> bool:
    """Whether what is reckoned here is called a percentage error."""
    scope, statement = flow.scope(node), flow.statement(node)
    names = [text(target) for target in getattr(statement, "targets", ())]
    return bool(PERCENT.search(" ".join([getattr(scope, "name", ""), *names])))


def _judged(flow: Flow, whole: list[ast.expr], spread: ast.expr, below: ast.expr) -> Iterator[Found]:
    """Yield the divisor, or the calls that give a function its arguments the wrong way round, if it is of answers."""
    mine, pair = ast.unparse(_plain(spread)), [_plain(one) for one in whole]
    others = [one for one in pair if ast.unparse(one) != mine]
    if len(others) != 1:
        return
    scope, z, other = flow.scope(spread), _plain(spread), others[0]
    if isinstance(scope, ast.FunctionDef) and {text(z), text(other)} <= parameters(scope):
        calls = [
            n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and last_word(n.func) == scope.name
        ]
        skip = int("self" in parameters(scope))
        for call in calls:
            given = argument(call, scope, text(z), skip), argument(call, scope, text(other), skip)
            if all(given) and [side(flow, one) for one in given if one is not None] == ["said", "true"]:
                turned = _by_name(text(z)) == "true"
                yield (call, ast.unparse(given[0])) if turned else (_line(flow, below), mine)  # type: ignore[arg-type]
                return
        if any(side(flow, arg) == "true" for call in calls if (arg := argument(call, scope, text(z), skip))):
            return
    if (side(flow, z), side(flow, other)) == ("said", "true"):
        yield _line(flow, below), mine


def _line(flow: Flow, below: ast.expr) -> ast.AST:
    """Return where a divisor is reckoned."""
    made = flow.made(below) if text(below) else None
    return flow.statement(made) if made is not None else below


def side(flow: Flow, node: ast.expr, deep: int = DEEP) -> str:
    """Return "said" for what a model answers, "true" for what is true, "" if that is not known."""
    node = _plain(node)
    if isinstance(node, ast.Subscript):
        return side(flow, node.value, deep)
    if isinstance(node, ast.Call):
        made = flow.made(node.func) if text(node.func) else None
        model = isinstance(made, ast.Call) and bool(node.args)
        return "said" if model or re.search(r"predict|forecast|(^|_)(model|net)$", called(node)) else ""
    if not text(node):
        return ""
    made = flow.made(node) if deep else None
    if made is not None and made is not node and text(node) not in parameters(flow.scope(node)):
        known = side(flow, made, deep - 1) if not isinstance(made, (ast.List, ast.ListComp)) else ""
        if known:
            return known
    return _by_name(text(node))


def _by_name(name: str) -> str:
    return "said" if SAID.search(name) else "true" if TRUE.search(name) else ""
