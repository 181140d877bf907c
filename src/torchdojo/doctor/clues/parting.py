"""Whether arrays are cut into rows to learn from and rows to be examined on, once they are made."""

import ast
import re
from collections.abc import Iterable

from torchdojo.doctor.clues.orders import random_rows
from torchdojo.doctor.clues.scaling import TEST, TRAIN
from torchdojo.doctor.clues.splitting import all_rows
from torchdojo.doctor.flow import FUNCTIONS, Flow, Scope, called, line_of, pairs, parameters, returns, text

SPLITS = ("train_test_split", "random_split")
OTHERWISE = re.compile(r"head|batch|chunk|token|word|line|text|channel")
LEARNED = re.compile(r"(^|_)(train(ing)?|tr)(_|\d|$)|训练", re.IGNORECASE)  # not trunk = x[:n]
CARRYING = ("TensorDataset", "tensor", "as_tensor", "from_numpy", "Tensor", "FloatTensor", "float")


def results(flow: Flow, node: ast.AST) -> set[str]:
    """Return the names that a statement gives to what it makes."""
    statement = flow.statement(node)
    made = pairs(statement) if isinstance(statement, (ast.Assign, ast.AnnAssign)) else ()
    return {text(target) for target, _ in made} - {""}


def parted(flow: Flow, cause: ast.AST, names: set[str], cuts: Iterable[ast.expr] = ()) -> bool:
    """Whether what was made is cut into rows to learn from and rows to be examined on, here or afterwards."""
    scope, line = flow.scope(cause), line_of(cause)
    names = names | _carrying(flow, names, line)
    found = list(cuts)
    for node in ast.walk(flow.tree):
        if not isinstance(node, (ast.Call, ast.Subscript)) or line_of(node) < line:
            continue
        given = node.args if isinstance(node, ast.Call) else [node.value]
        if not any(_same(flow, part, names, scope) for one in given for part in ast.walk(one)):
            continue
        if isinstance(node, ast.Subscript):
            found += [node.slice] if text(node.value) in names else []
        elif called(node) == "Subset" and len(node.args) == 2:
            found.append(node.args[1])
        elif splits(flow, node) and (called(node) in SPLITS or names & set(map(text, node.args))):
            return True
    return _both(flow, scope, [index for index in found if not all_rows(index)])


def splits(flow: Flow, node: ast.expr) -> bool:
    """Whether a function is called that splits, or one of the file whose name says so."""
    own = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in flow.functions
    by_name = "split" in called(node) and not OTHERWISE.search(called(node))
    return called(node) in SPLITS or (own and (by_name or _deals(flow, node)))


def _deals(flow: Flow, call: ast.expr) -> bool:
    """Whether x_train, x_test = f(x), and f() returns two parts of the rows of an array that it was given."""
    function, names = flow.functions[called(call)], results(flow, call)
    if not (any(map(TRAIN.search, names)) and any(map(TEST.search, names))):
        return False
    for one in (one for one in returns(function) if isinstance(one, ast.Tuple)):
        cut = [n for n in one.elts if isinstance(n, ast.Subscript) and not isinstance(n.slice, ast.Tuple)]
        parts = {(text(n.value), ast.unparse(n.slice)) for n in cut if text(n.value) in parameters(function)}
        if len({name for name, _ in parts}) < len(parts):
            return True
    return False


def _carrying(flow: Flow, names: set[str], line: int) -> set[str]:
    """Return the names of data sets and tensors that hold one of these arrays as it is."""
    found: set[str] = set()
    later = [node for node in ast.walk(flow.tree) if isinstance(node, ast.Assign) and node.lineno > line]
    for target, value in (pair for node in later for pair in pairs(node)):
        if _holds(flow, value) and {text(part) for part in ast.walk(value)} & (names | found):
            found |= {text(target)} - {""}
    return found


def _holds(flow: Flow, value: ast.expr) -> bool:
    """Whether this is a data set or tensor of the rows it is given, or these rows in another order."""
    order = value.slice if isinstance(value, ast.Subscript) else None
    cut = any(isinstance(part, ast.Slice) for part in ast.walk(order)) if order is not None else True
    return called(value) in CARRYING or (order is not None and not cut and random_rows(flow, order))


def _both(flow: Flow, scope: Scope, cuts: list[ast.expr]) -> bool:
    """Whether these indices are of both parts: x[:n] and x[n:], x[train] and x[test], or are given such names."""
    words: set[str] = set()
    for index in cuts:
        words |= {text(part) for part in ast.walk(index)} | _named(flow, index)
        words |= {word for loop in flow.loops(index) if isinstance(loop, ast.For) and _turns(loop, index)
                  for part in ast.walk(loop.iter) for word in [text(part)]}  # fmt: skip
    learned = any(LEARNED.search(word) for word in words)
    by_names = any(TRAIN.search(word) for word in words) and any(TEST.search(word) for word in words)
    inside = [part for c in cuts for part in ast.walk(flow.made(c) or c) if isinstance(part, ast.Slice)]
    heads = any(part.lower is None and part.upper is not None and not _one(part.upper) for part in inside)
    tails = any(part.lower is not None and part.upper is None and not _one(part.lower) for part in inside)
    certain = learned or isinstance(scope, ast.Module)  # else, in functions, they may be two views of a batch
    plainly = heads and tails and certain
    return by_names or plainly or any(_fold(flow, index, cuts) for index in cuts)


def _fold(flow: Flow, index: ast.expr, cuts: list[ast.expr]) -> bool:
    """Whether this is one of the folds that a loop runs over, and another index of the loop is of all others."""
    name, others = text(index), [one for one in cuts if ast.dump(one) != ast.dump(index)]
    for loop in flow.loops(index) if name else ():
        near = [one for one in others if loop in flow.loops(one)]
        inside = [node for node in ast.walk(loop) if isinstance(node, ast.Assign)]
        made = {text(target): value for node in inside for target, value in pairs(node)}
        turning = {text(part) for part in ast.walk(loop.target)} if isinstance(loop, ast.For) else set()
        of_loop = bool(turning - {""}) and name in turning | made.keys()
        by_split = isinstance(loop, ast.For) and called(loop.iter) == "split" and name in turning
        rest = [one for one in near if _all_others(made.get(text(one), one))]
        if of_loop and (rest or (by_split and any(text(one) in turning for one in near))):
            return True
    return False


def _all_others(value: ast.expr) -> bool:
    """Whether this takes what another part leaves: cat([f for j, f in enumerate(folds) if j != i]), ~held."""
    kinds = (ast.NotEq, ast.IsNot, ast.NotIn, ast.Invert)
    left = any(isinstance(part, kinds) for part in ast.walk(value))
    whole = [part for part in ast.walk(value) if isinstance(part, ast.Slice)]
    around = any(p.lower is None for p in whole) and any(p.upper is None for p in whole)
    return left or around or any(called(part) in ("setdiff1d", "delete") for part in ast.walk(value))


def _one(bound: ast.expr) -> bool:
    """Whether this is the bound of a shift by one: x[:-1], x[1:]."""
    return ast.unparse(bound) in ("1", "-1")


def _named(flow: Flow, index: ast.expr) -> set[str]:
    """Return the names that what is cut by this index is given."""
    statement = flow.statement(index)
    made = pairs(statement) if isinstance(statement, (ast.Assign, ast.AnnAssign)) else ()
    return {text(target) for target, value in made if any(part is index for part in ast.walk(value))}


def _same(flow: Flow, node: ast.AST, names: set[str], scope: Scope) -> bool:
    """Whether this is an array of these names in a function, or where the function's inside sees it."""
    here = flow.scope(node)
    local = isinstance(scope, FUNCTIONS) and bool(flow.bindings(text(node), scope))
    return text(node) in names and (here is scope or not (local or text(node) in parameters(here)))


def _turns(loop: ast.For, index: ast.expr) -> bool:
    """Whether an index is what a loop runs over."""
    turning = {text(part) for part in ast.walk(loop.target)}
    return any(text(part) in turning for part in ast.walk(index) if text(part))
