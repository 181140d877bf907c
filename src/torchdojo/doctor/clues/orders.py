"""Random orders in an index: whether there is one, what it was drawn by, and what tells it from another."""

import ast

from torchdojo.doctor.flow import Flow, called, line_of, text

ORDERS = {"randperm", "permutation"}
DRAWS = {"randint", "integers", "choice"}  # some rows, each perhaps twice
RANDOM = ORDERS | DRAWS
SAME_SEED = {"manual_seed", "seed", "RandomState", "default_rng", "set_state", "set_rng_state", "setstate"}


def random_rows(flow: Flow, index: ast.expr) -> bool:
    """Whether rows are taken in a drawn order: x[order], not x[:, order]."""
    rows = index.elts[0] if isinstance(index, ast.Tuple) and index.elts else index
    return drawn(flow, rows) is not None


def drawn(flow: Flow, index: ast.expr) -> ast.expr | None:
    """Return the part of an index that is a drawn order: order of x[order] and of x[:, order]."""
    parts = index.elts if isinstance(index, ast.Tuple) else [index]
    parts = [part for part in parts if not isinstance(part, ast.Slice)]
    return next((p for p in parts if any(called(q) in RANDOM for q in flow.expanded(p, 2))), None)


def seeded_by(flow: Flow, index: ast.expr) -> frozenset[str]:
    """Return what an order was drawn by, if that may draw the same order again: a seed, a generator by its name."""
    parts = [part for part in flow.expanded(index, 2) if called(part) in RANDOM]
    inside = [inner for part in parts for inner in ast.walk(part)]
    given = [part.value for part in inside if isinstance(part, ast.keyword) and part.arg == "generator"]
    made = [part for part in inside if called(part) in SAME_SEED]
    return frozenset(text(one) or f"{line_of(one)}" for one in (*given, *made))


def may_be_equal(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two orders may be the same although they were drawn twice: by two seeds, not one after the other."""
    return bool(one and other) and one != other


def name_of(flow: Flow, index: ast.expr) -> str:
    """Return what tells an order from another: its text, and where the names in it were made."""
    made = [flow.made(part) for part in ast.walk(index) if isinstance(part, ast.Name)]
    lines = [str(value.lineno) for value in made if value is not None]
    inline = any(called(part) in RANDOM for part in ast.walk(index))
    return (
        f"{ast.unparse(index)} {lines} {index.col_offset if inline else ''}{index.lineno if inline else ''}"
    )


def mixed_rows(flow: Flow, line: int) -> bool:
    """Whether x[rows] stands in this line, and rows are drawn in a random order."""
    statement = flow.source.statement(line)
    loops = [loop for loop in flow.loops(statement) if isinstance(loop, ast.For)] if statement else []
    mixed = {
        text(loop.target) for loop in loops if any(called(n) in ORDERS for n in flow.expanded(loop.iter, 2))
    }
    cuts = [n for n in ast.walk(statement) if isinstance(n, ast.Subscript)] if statement else []
    return any(text(cut.slice) in mixed - {""} or random_rows(flow, cut.slice) for cut in cuts)
