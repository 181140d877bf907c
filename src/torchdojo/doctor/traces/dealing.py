"""Where a file deals its rows out at random: some to learn from, some to be examined on."""

import ast

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import called, flow_of
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import Source, source_of

SPLITS = {
    "random_split",
    "train_test_split",
    "ShuffleSplit",
    "KFold",
    "StratifiedKFold",
    "StratifiedShuffleSplit",
}
ORDERS = {"randperm", "permutation", "shuffle", "sample", "rand", "random", "choice", "multinomial"}


def dealt(case: Case) -> Place | None:
    """Return the line that deals rows out: a split by name, else the first random order outside of all loops."""
    for source in map(source_of, case.files):
        lines = sorted(found for node in ast.walk(source.tree) if (found := _dealing(source, node)))
        if lines:
            statement = source.statement(lines[0][1])
            return source.place(statement) if statement is not None else None
    return None


def _dealing(source: Source, node: ast.AST) -> tuple[bool, int] | None:
    flow = flow_of(source)
    if not isinstance(node, ast.Call) or called(node) not in SPLITS | ORDERS:
        return None
    if called(node) in SPLITS:
        return False, node.lineno
    alone = isinstance(flow.statement(node), (ast.Assign, ast.Expr)) and not flow.loops(node)
    return (True, node.lineno) if alone else None
