"""The terms of a loss as they are written: which of them was turned into a plain number."""

import ast

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, flow_of, own, returns, summands, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.signs import words_of

DEEP = 4
ANSWERING = {"sigmoid", "softmax", "tanh", "model", "net"}


def numbers(case: Case, place: Place) -> list[tuple[ast.expr, Place]]:
    """Return the terms of the sum at this line that are taken out of the graph by words, and where x > 0.5 does it."""
    flow = flow_of(source_of(place.file))
    statement = flow.source.statement(place.line)
    value = getattr(statement, "value", None)
    if not isinstance(value, ast.expr):
        return []
    terms = list(summands(value))
    found = [(term, _cut(flow, term, DEEP)) for term in terms]
    cut = [
        (term, flow.source.place(inner) if isinstance(flow.parents[inner], ast.Compare) else place)
        for term, inner in found
        if inner is not None and not _twice(terms, term, inner) and not _once(flow, statement, inner)
    ]
    if cut:
        return cut
    decided = [(term, _compared(case, flow, term)) for term in terms]
    return [(term, flow.source.place(inner)) for term, inner in decided if inner is not None]


def _cut(flow: Flow, node: ast.expr, depth: int) -> ast.expr | None:
    """Return x if a term is x.item(), float(x), x.detach(), x.data or x > 0.5, or made of that or a name of it."""
    match node:
        case ast.Call(func=ast.Attribute(value=inner, attr="item" | "detach" | "tolist"), args=[]):
            return inner
        case ast.Call(func=ast.Name(id="float"), args=[inner]) if not isinstance(inner, ast.Constant):
            return inner
        case ast.Attribute(value=inner, attr="data"):
            return inner
        case ast.Compare(left=inner) if answered(flow, inner):
            return inner
        case ast.Call(args=[ast.GeneratorExp() as each, *_]) if called(node) == "sum":
            return _cut(flow, each.elt, depth) or _of_weights(each, each.generators[0].iter)
    found = [_cut(flow, part, depth) for part in _parts(node)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) and None in found:
        return None  # a part of the sum has its graph
    return next(filter(None, found), None) or (_behind(flow, node, depth) if depth else None)


def _bare(case: Case, flow: Flow) -> set[int]:
    """Return the lines where a loss compares two things neither of which ever had a graph."""
    file, found = flow.source.file, {True: set[int](), False: set[int]()}
    for event in case.losses:
        if line_of(event.where).file == file:
            alone = all(one is not None and not one["grad"] for one in (event["input"], event["target"]))
            found[alone].add(line_of(event.where).line)
    return found[True] - found[False]


def _compared(case: Case, flow: Flow, term: ast.expr) -> ast.expr | None:
    """Return p of criterion((p > 0.5).float(), y), or of a name of it, if no loss at that line had a graph."""
    made = [value for _, value in flow.bindings(text(term), flow.scope(term))] if text(term) else [term]
    parts = [part for value in made for part in ast.walk(value)]
    calls = [part for part in parts if isinstance(part, ast.Call) and len(part.args) > 1]
    if len(made) != 1 or len(calls) != 1 or calls[0].lineno not in _bare(case, flow):
        return None
    asked = {line_of(event.where).line for event in case.events("forward")}
    given = [part for part in flow.expanded(calls[0].args[0], 2) if isinstance(part, ast.expr)]
    for inner in (one for part in given if (one := _decided(part)) is not None):
        calls = [part for part in flow.expanded(inner, 2) if isinstance(part, ast.Call)]
        if answered(flow, inner) or any(call.lineno in asked for call in calls):
            return inner
    return None


def _decided(node: ast.expr) -> ast.expr | None:
    """Return x of x > 0.5, x.argmax(1) and torch.argmax(x, 1)."""
    match node:
        case ast.Compare(left=inner, ops=[ast.Gt() | ast.GtE() | ast.Lt() | ast.LtE()]):
            return inner
        case (
            ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr="argmax"), args=[inner, *_])
            | ast.Call(func=ast.Attribute(value=inner, attr="argmax"))
        ):
            return inner
    return None


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return what a sum, a product, -x, x.sum() or x.float() is made of."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [part for part in (left, right) if not isinstance(part, ast.Constant)]
        case (
            ast.UnaryOp(operand=inner)
            | ast.Call(func=ast.Attribute(value=inner, attr="sum" | "mean" | "float"))
        ):
            return [inner]
    return []


def answered(flow: Flow, node: ast.expr) -> bool:
    """Whether this is an activation of something: what a model answers."""
    return any(called(part) in ANSWERING for part in flow.expanded(node, 2))


def _of_weights(node: ast.AST, iterated: ast.expr) -> ast.expr | None:
    """Return p.data or p.detach if something is made of it for every weight p: their size, without a graph."""
    if not words_of(iterated) & {"parameters", "named_parameters"}:
        return None
    for part in ast.walk(node):
        match part:
            case ast.Attribute(value=ast.Name(), attr="data" | "detach"):
                return part
    return None


def _summed(flow: Flow, node: ast.expr) -> ast.expr | None:
    """Return p.data if this is added up in a loop over all weights p."""
    for loop in flow.loops(node)[:1]:
        return _of_weights(node, loop.iter) if isinstance(loop, ast.For) else None
    return None


def _behind(flow: Flow, node: ast.expr, depth: int) -> ast.expr | None:
    """Follow a name to all it was made of, and a call of the file's own function to what it returns."""
    if isinstance(node, ast.Call) and (function := flow.functions.get(called(node))) is not None:
        values = returns(function)
    elif key := text(node):
        scope = flow.scope(node)
        made = [value for statement, value in flow.bindings(key, scope)]
        added = [n.value for n in own(scope) if isinstance(n, ast.AugAssign) and text(n.target) == key]
        several = len(made) + len(added) > 1
        values = [value for value in made + added if not (several and isinstance(value, ast.Constant))]
    else:
        return None
    found = [_cut(flow, value, depth - 1) or _summed(flow, value) for value in values]
    return found[0] if found and None not in found else None


def _once(flow: Flow, statement: ast.stmt | None, inner: ast.expr) -> bool:
    """Whether this was made once, before the loop that learns: a constant has no gradient to lose."""
    around = flow.loops(statement) if statement is not None else []
    scope = flow.scope(around[-1]) if around else None
    made = flow.bindings(text(inner), scope) if text(inner) and around else []
    return bool(made) and not any(flow.within(stmt, around[-1]) for stmt, _ in made)


def _twice(terms: list[ast.expr], term: ast.expr, inner: ast.expr) -> bool:
    """Whether the same thing stands in another term with its graph: x - x.detach() is a trick of its own."""
    parts = [part for other in terms if other is not term for part in ast.walk(other)]
    return any(ast.unparse(part) == ast.unparse(inner) for part in parts if isinstance(part, ast.expr))
