"""Sums of batch means: whether their divisor counts rows, and whether the quotient is shown to anybody."""

import ast

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, Loop, called, line_of, text
from torchdojo.doctor.traces import batches

SUMMED = {"sum", "nansum", "len", "size", "numel"}
ASKING = {"step", "min", "isfinite", "isnan", "update_best", "is_better"}


def of_batch_means(case: Case, flow: Flow, value: ast.expr, loop: Loop) -> int:
    """Return how many rows each loss is the mean of, if mean losses of torch's are what is added up; else 0."""
    parts = list(flow.expanded(value, 2))
    if any(isinstance(n, ast.BinOp) and isinstance(n.op, (ast.Mult, ast.Div)) for n in ast.walk(value)):
        return 0
    if {called(part) for part in parts} & SUMMED or any(isinstance(part, ast.Mult) for part in parts):
        return 0
    if any(_added(flow, part) for part in parts):  # who knows the other terms: the KL of a VAE is often a sum
        return 0
    lines = {line_of(part) for part in parts if isinstance(part, ast.Call)}
    seen = [e for e in case.events("loss") if batches.at(e.where, flow.source.file, loop)]
    here = [e for e in seen if any(p.file == flow.source.file and p.line in lines for p in e.where)]
    rows = [event["target"]["shape"][0] for event in here if event["target"]["shape"]]
    means = bool(rows) and all(event["reduction"] == "mean" for event in here)
    asked = batches.rows(case, flow.source.file, loop)  # one sentence may be many rows to the loss
    known = [x["batch_size"] or 1 for x in batches.loaders(case, flow.source.file, loop)]
    size = max(known or asked or rows, default=0)
    return size if means and min(size, max(rows), max(asked, default=size)) > 1 else 0


def of_right_answers(case: Case, flow: Flow, value: ast.expr, loop: Loop) -> int:
    """Return how many rows each share of right answers is of, if nothing multiplies or divides it; else 0."""
    parts = list(flow.expanded(value, 2))
    changed = any(isinstance(part, (ast.Mult, ast.Div, ast.Add)) for part in parts)
    means = any(called(part) == "mean" for part in parts) and not {called(part) for part in parts} & SUMMED
    known = [x["batch_size"] or 1 for x in batches.loaders(case, flow.source.file, loop)]
    size = max(known or batches.rows(case, flow.source.file, loop), default=0)
    return size if means and not changed and size > 1 else 0


def _added(flow: Flow, part: ast.AST) -> bool:
    """Whether this is a sum of terms, not one inside an index or an argument."""
    if not (isinstance(part, ast.BinOp) and isinstance(part.op, ast.Add)):
        return False
    below: ast.AST = part
    for up in flow.above(part):
        if isinstance(up, ast.stmt):
            return True
        if isinstance(up, (ast.Subscript, ast.keyword)) or (
            isinstance(up, ast.Call) and below is not up.func
        ):
            return False
        below = up
    return True


def counts_rows(case: Case, flow: Flow, loop: Loop, under: ast.expr) -> bool:
    """Whether a divisor is certainly the number of rows that a loop goes through, in batches."""
    if text(under):
        grown = [
            n.value for n in ast.walk(loop) if isinstance(n, ast.AugAssign) and text(n.target) == text(under)
        ]
        if grown:
            return all(_measured(value) for value in grown)
        if text(under) in _whole(loop):
            return True
        under = flow.made(under) or under
    known = batches.loaders(case, flow.source.file, loop)
    if isinstance(under, ast.Constant):
        return any(under.value == x["rows"] and (x["batch_size"] or 1) > 1 for x in known)
    name = _measured(under)
    if not name or name in batches.run_over(loop):
        return False
    if name.endswith(".dataset"):
        return name.removesuffix(".dataset") in batches.run_over(loop)
    filled = {text(part) for x in known for part in _made_of(flow, x.where[0].line if x.where else 0)}
    return name in (filled if known else _cut(flow, loop))


def _measured(node: ast.expr) -> str:
    """Return x of len(x), x.size(0) and x.shape[0]."""
    match node:
        case ast.Call(func=ast.Name(id="len"), args=[value]):
            return text(value)
        case ast.Call(func=ast.Attribute(value=value, attr="size"), args=[ast.Constant(value=0)]):
            return text(value)
        case ast.Subscript(value=ast.Attribute(value=value, attr="shape"), slice=ast.Constant(value=0)):
            return text(value)
    return ""


def _whole(loop: Loop) -> set[str]:
    """Return n of range(0, n, size) and of randperm(n).split(size)."""
    found: set[str] = set()
    for node in ast.walk(loop.iter) if isinstance(loop, ast.For) else ():
        match node:
            case ast.Call(args=[_, end, _]) if called(node) == "range":
                found.add(text(end))
            case ast.Call(args=[end]) if called(node) == "randperm":
                found.add(text(end))
    return found - {""}


def _cut(flow: Flow, loop: Loop) -> set[str]:
    """Return the arrays of which a loop takes several rows at a time: x[i : i + 32], x[order[i : i + 32]]."""
    found: set[str] = set()
    parted = isinstance(loop, ast.For) and called(loop.iter) in ("split", "chunk", "array_split")
    for node in (n for n in ast.walk(loop) if isinstance(n, ast.Subscript)):
        index = (flow.made(node.slice) if text(node.slice) else node.slice) or node.slice
        several = any(isinstance(part, ast.Slice) for part in ast.walk(index))
        if several or (parted and isinstance(loop, ast.For) and text(node.slice) == text(loop.target) != ""):
            found.add(text(node.value))
    return found


def _made_of(flow: Flow, line: int) -> list[ast.AST]:
    """Return the parts of the call that makes a loader at this line, and of what it is given."""
    statement = flow.source.statement(line)
    calls = [n for n in ast.walk(statement) if called(n).endswith("Loader")] if statement is not None else []
    return list(flow.expanded(calls[0], 1)) if len(calls) == 1 else []


def shown(flow: Flow, division: ast.BinOp | ast.AugAssign) -> bool:
    """Whether a quotient is printed, kept or returned: where it is only compared its unit does not matter."""
    for up in flow.above(division):
        match up:
            case ast.Call() if called(up) in ASKING:
                return False
            case ast.Call() | ast.Return() | ast.JoinedStr() | ast.Dict() | ast.Tuple() | ast.List():
                return True
            case ast.Compare():
                return False
            case ast.stmt():
                break
    statement = flow.statement(division)
    targets = {text(n) for n in ast.walk(statement) if isinstance(getattr(n, "ctx", None), ast.Store)} - {""}
    scope = flow.scope(division)
    uses = [
        n for n in ast.walk(scope) if text(n) in targets and isinstance(getattr(n, "ctx", None), ast.Load)
    ]
    later = [n for n in uses if line_of(n) >= line_of(statement) and n not in ast.walk(statement)]
    return any(_told(flow, use) for use in later)


def _told(flow: Flow, use: ast.AST) -> bool:
    for up in flow.above(use):
        match up:
            case ast.Compare():
                return False
            case ast.Call():
                return called(up) not in ASKING
            case ast.Return() | ast.JoinedStr() | ast.Dict() | ast.Tuple() | ast.List():
                return True
            case ast.stmt():
                return False
    return False
