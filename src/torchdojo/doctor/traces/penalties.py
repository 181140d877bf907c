"""Penalties on the weights that are written by hand: where a multiple of their size is made."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, flow_of, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.signs import words_of

WEIGHTS = {"parameters", "named_parameters", "weight"}
SIZES = {"pow", "square", "abs", "norm", "vector_norm", "l1_loss", "mse_loss"}
SKIPPED = {"clip_grad_norm_", "clip_grad_value_", "grad"}


def lines(case: Case) -> Iterator[Place]:
    """Yield the lines that make a multiple of the size of the weights, else those that add their sizes up."""
    for file in case.files:
        flow = flow_of(source_of(file))
        sizes = [node for node in ast.walk(flow.tree) if _adds_up(node)]
        names = {name for node in sizes for name in _named(flow, node)}
        products = [n for n in ast.walk(flow.tree) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Mult)]
        found = [n for n in products if any(_is(flow, side, sizes, names) for side in (n.left, n.right))]
        inner = [n for n in products if any(size in flow.above(n) for size in sizes)]
        yield from (flow.source.place(node) for node in (found or inner or sizes))


def _adds_up(node: ast.AST) -> bool:
    """Whether something is made of the size of every weight: sum(p.abs().sum() for p in model.parameters())."""
    match node:
        case ast.GeneratorExp(elt=body, generators=[ast.comprehension(iter=over), *_]):
            parts: list[ast.AST] = [body]
        case ast.ListComp(elt=body, generators=[ast.comprehension(iter=over), *_]):
            parts = [body]
        case ast.For(iter=over, body=body):
            parts = list(body)
        case _:
            return False
    words = {word for part in parts for word in words_of(part)}
    powers = any(
        isinstance(n, ast.BinOp) and isinstance(n.op, ast.Pow) for part in parts for n in ast.walk(part)
    )
    return bool(words_of(over) & WEIGHTS) and (powers or bool(words & SIZES)) and not words & SKIPPED


def _named(flow: Flow, node: ast.AST) -> Iterator[str]:
    """Yield the names that a loop adds up to, and that of a function that returns it."""
    for part in ast.walk(node) if isinstance(node, ast.For) else ():
        if isinstance(part, (ast.Assign, ast.AugAssign)):
            yield from (text(target) for target in getattr(part, "targets", [getattr(part, "target", None)]))


def _is(flow: Flow, side: ast.expr, sizes: list[ast.AST], names: set[str]) -> bool:
    return any(part in sizes or text(part) in names - {""} for part in flow.expanded(side, 2))
