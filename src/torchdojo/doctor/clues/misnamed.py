"""Measures that are called by one name and computed by another formula."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.handing import names
from torchdojo.doctor.flow import Flow, called, pairs, text
from torchdojo.text import Text

ABSOLUTE = re.compile(r"(^|_)mae(_|$)|mean_abs|绝对误差", re.IGNORECASE)
SQUARED = re.compile(r"(^|_)mse(_|$)|mean_sq|均方误差", re.IGNORECASE)
ROOT = re.compile(r"(^|_)rmse(_|$)|root_mean|均方根", re.IGNORECASE)
HARMONIC = re.compile(r"(^|_)f1(_|$)|f1_?score", re.IGNORECASE)
HALF = re.compile(r"prec|recall|^(p|r|rec|pr|re)$|精[确准]|召回", re.IGNORECASE)
PLAIN = {"item", "float", "cpu", "detach", "numpy"}
ROOTS = {"sqrt", "sqrt_", "norm", "root_mean_squared_error", "pow", "power"}
SIGNED = Text(en="the differences are averaged with their signs", zh="差值带着正负号取了平均")
NO_ROOT = Text(en="no root is taken", zh="没有开平方")
MIDDLE = Text(en="half of precision + recall is taken", zh="取的是精确率和召回率的算术平均")


def misnamed(flow: Flow) -> Iterator[tuple[ast.AST, str, Text]]:
    """Yield where a measure gets its value, its name, and what is wrong with the formula."""
    for node in ast.walk(flow.tree):
        for target, value in pairs(node) if isinstance(node, (ast.Assign, ast.AnnAssign)) else ():
            name = names(target)
            inner = _inner(value)
            if (ABSOLUTE.search(name) or (SQUARED.search(name) and not ROOT.search(name))) and _signed(
                flow, inner
            ):
                yield node, name, SIGNED
            elif ROOT.search(name) and _squares(flow, inner) and not _rooted(flow, name):
                yield node, name, NO_ROOT
            elif HARMONIC.search(name) and _middle(flow, inner):
                yield node, name, MIDDLE


def _inner(node: ast.expr) -> ast.expr:
    """Return x of x.item() and float(x)."""
    while True:
        match node:
            case ast.Call(func=ast.Attribute(value=inner, attr=attr)) if attr in PLAIN and not node.args:
                node = inner
            case ast.Call(func=ast.Name(id="float"), args=[inner]):
                node = inner
            case _:
                return node


def _mean_of(node: ast.expr) -> ast.expr | None:
    """Return x of x.mean() and torch.mean(x)."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="torch" | "np" | "numpy"), attr="mean"), args=[inner]
        ):
            return inner
        case ast.Call(func=ast.Attribute(value=inner, attr="mean"), args=[]):
            return inner
    return None


def _signed(flow: Flow, node: ast.expr) -> bool:
    """Whether this is the mean of a - b, as it is."""
    inner = _mean_of(node)
    made = (flow.made(inner) or inner) if isinstance(inner, ast.Name) else inner
    return isinstance(made, ast.BinOp) and isinstance(made.op, ast.Sub)


def _squares(flow: Flow, node: ast.expr) -> bool:
    """Whether this is the mean of (a - b) ** 2, or mse_loss(a, b)."""
    inner = _mean_of(node)
    match (flow.made(inner) or inner) if isinstance(inner, ast.Name) else inner:
        case ast.BinOp(left=ast.BinOp(op=ast.Sub()), op=ast.Pow(), right=ast.Constant(value=2)):
            return True
        case ast.Call(func=ast.Attribute(value=ast.BinOp(op=ast.Sub()), attr="pow" | "square")):
            return True
    made = flow.made(node.func) if isinstance(node, ast.Call) and text(node.func) else None
    return called(node) in ("mse_loss", "mean_squared_error") or (
        made is not None and called(made) == "MSELoss"
    )


def _rooted(flow: Flow, name: str) -> bool:
    """Whether a root of what has this name is taken anywhere, or it is given its value several times."""
    for node in ast.walk(flow.tree):
        root = called(node) in ROOTS or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow))
        if root and any(names(part) == name for part in ast.walk(node) if isinstance(part, ast.expr)):
            return True
    return False


def _middle(flow: Flow, node: ast.expr) -> bool:
    """Whether this is (precision + recall) / 2."""
    match node:
        case (
            ast.BinOp(
                left=ast.BinOp(left=one, op=ast.Add(), right=other), op=ast.Div(), right=ast.Constant(value=2)
            )
            | ast.BinOp(
                left=ast.Constant(value=0.5),
                op=ast.Mult(),
                right=ast.BinOp(left=one, op=ast.Add(), right=other),
            )
        ):
            return all(HALF.search(text(part).rpartition(".")[2]) or _share(part) for part in (one, other))
    return False


def _share(node: ast.expr) -> bool:
    """Whether this is tp / (tp + fp)."""
    match node:
        case ast.BinOp(left=over, op=ast.Div(), right=ast.BinOp(left=first, op=ast.Add(), right=second)):
            return text(over) != "" and text(over) in (text(first), text(second))
    return False
