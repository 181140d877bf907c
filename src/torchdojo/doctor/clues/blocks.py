"""Labels that stand in blocks, class after class, and are cut into training and test labels in that order."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.choosing import aimed_at, bare, label_names
from torchdojo.doctor.clues.copying import elements, joins_rows
from torchdojo.doctor.clues.scaling import TEST, TRAIN
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, line_of, own, pairs, text

FILLED = {"zeros", "ones", "full", "zeros_like", "ones_like", "full_like"}

FEW = 4  # classes: of many some may be kept for the test on purpose


def cut_in_blocks(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield the statement that cuts labels in blocks at one place into training and test labels, and their name."""
    labels, aims = label_names(flow), aimed_at(flow)
    for scope in (n for n in ast.walk(flow.tree) if isinstance(n, (ast.Module, *FUNCTIONS))):
        made = sorted((n for n in own(scope) if isinstance(n, ast.Assign)), key=lambda n: n.lineno)
        blocks = {
            text(t): n.lineno for n in made for t, v in pairs(n) if text(t) in labels and _in_blocks(flow, v)
        }
        for name, line in blocks.items():
            rest = [node for node in made if node.lineno > line]
            if any(_reordered(node, name) for node in own(scope) if line_of(node) > line):
                continue
            heads = [(c, n) for n in rest for c, given in _cuts(n, name, head=True) if given in aims]
            tails = {c for n in rest for c, _ in _cuts(n, name, head=False)}
            yield from ((n, name) for c, n in heads[:1] if c in tails)


def _in_blocks(flow: Flow, value: ast.expr) -> bool:
    """Whether this is cat([zeros(n), ones(n)]), np.repeat([0, 1], n) or the like, or y[y.argsort()]."""
    if isinstance(value, ast.Subscript):
        sorting = [part for part in flow.expanded(value.slice, 1) if called(part) in ("argsort", "sort")]
        return any(text(value.value) in {text(inner) for inner in ast.walk(part)} for part in sorting)
    value = bare(value)
    if joins_rows(value):
        parts = [bare(part) for part in elements(value)]  # type: ignore[arg-type]
        return 1 < len({ast.unparse(part) for part in parts}) <= FEW and all(_filled(part) for part in parts)
    counted = called(value) == "repeat_interleave" or (
        called(value) == "repeat" and ast.unparse(value).startswith("np")
    )
    return counted and any(isinstance(part, ast.List) and len(part.elts) <= FEW for part in ast.walk(value))


def _filled(node: ast.expr) -> bool:
    """Whether this holds one number, as zeros(9) and 2 * ones(9) do."""
    sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node]
    return any(called(side) in FILLED for side in sides)


def _reordered(node: ast.AST, name: str) -> bool:
    """Whether an array is made anew, or shuffled in place."""
    again = [v for t, v in pairs(node) if text(t) == name] if isinstance(node, ast.Assign) else []
    with_it = [value for value in again if any(text(part) == name for part in ast.walk(value))]
    cut = any(isinstance(part, ast.Subscript) for value in with_it for part in ast.walk(value))
    kept = not cut and all(text(bare(value)) == name for value in with_it)
    return not kept or (called(node) == "shuffle" and name in {text(p) for p in ast.walk(node)})


def _cuts(node: ast.Assign, name: str, head: bool) -> Iterator[tuple[str, str]]:
    """Yield where an array is cut, and the training name given to its head, or the test name to its tail."""
    for target, value in pairs(node):
        for part in ast.walk(value):
            match part:
                case ast.Subscript(value=array, slice=ast.Slice(lower=None, upper=ast.expr() as bound)) if (
                    head
                ):
                    words = TRAIN
                case ast.Subscript(value=array, slice=ast.Slice(lower=ast.expr() as bound, upper=None)) if (
                    not head
                ):
                    words = TEST
                case _:
                    continue
            if text(array) == name and words.search(text(target)):
                yield ast.unparse(bound), text(target)
