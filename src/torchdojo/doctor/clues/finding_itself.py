"""Nearest neighbours that are sought among all rows, for rows that are a part of them: each finds itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.clues.unpacking import one_of_several
from torchdojo.doctor.flow import Flow, called, own, text

FAR = 8


@dataclass(frozen=True, slots=True)
class Rooted:
    """What an expression was made of: a name, and the functions it went through on its way."""

    node: ast.expr
    through: tuple[str, ...]


def found_themselves(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield where rows are sought among all rows that they were cut from, and both names: x and x[300:] of x."""
    for call in ast.walk(flow.tree):
        sides = _sides(flow, call) if called(call) in ("argmax", "argmin") else None
        if sides is None or not _labels_compared(flow, call):
            continue
        query, bank = (_root(flow, one) for one in sides)
        alike = query.through == bank.through and text(query.node) != text(bank.node)
        if not alike or (called(call) == "argmax" and not any("normalize" in name for name in query.through)):
            continue
        for asked, among in _given(flow, flow.scope(call), query.node, bank.node):
            part, whole = _origin(flow, asked), _origin(flow, among)
            once = len(flow.bindings(text(whole), flow.scope(whole))) == 1
            if once and isinstance(part, ast.Subscript) and text(part.value) == text(whole) != "":
                made = next((s for s, v in flow.bindings(text(among)) if v is flow.made(among)), None)
                yield (
                    (made if made is not None and text(among) != text(whole) else among),
                    text(asked),
                    text(whole),
                )


def _sides(flow: Flow, call: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """Return q and b of (q @ b.T).argmax(1) and torch.cdist(q, b).argmin(1), if the scores serve nothing else."""
    func = call.func if isinstance(call, ast.Call) else None
    scores: ast.expr | None = func.value if isinstance(func, ast.Attribute) else None
    if scores is not None and text(scores):
        uses = [n for n in own(flow.scope(scores)) if text(n) == text(scores)]
        scores = flow.made(scores) if len(uses) == 2 else None
    match scores:
        case ast.BinOp(op=ast.MatMult(), left=q, right=turned) if called(call) == "argmax":
            match turned:
                case (
                    ast.Attribute(value=b, attr="T" | "mT") | ast.Call(func=ast.Attribute(value=b, attr="t"))
                ):
                    return q, b
        case ast.Call(args=[q, b]) if called(call) == "argmin" and called(scores) == "cdist":
            return q, b
    return None


def _labels_compared(flow: Flow, call: ast.AST) -> bool:
    """Whether the labels of what was found are compared: labels[nearest] == y."""
    statement = flow.statement(call)
    names = {text(one) for one in statement.targets} if isinstance(statement, ast.Assign) else set()
    compared = [
        n for n in own(flow.scope(call)) if isinstance(n, ast.Compare) and isinstance(n.ops[0], ast.Eq)
    ]
    cuts = [n for one in compared for n in ast.walk(one) if isinstance(n, ast.Subscript)]
    return any(text(cut.slice) in names - {""} or call in ast.walk(cut.slice) for cut in cuts)


def _root(flow: Flow, node: ast.expr) -> Rooted:
    """Follow an expression through calls of one argument, and names, to what nothing in its function has made."""
    through: list[str] = []
    for _ in range(FAR):
        bound = flow.bindings(text(node), flow.scope(node)) if text(node) else []
        several = any(value is not flow.made(node) or one_of_several(one, value) for one, value in bound)
        made = node if not text(node) or several else flow.made(node)
        if not isinstance(made, ast.Call) or not made.args or isinstance(made.args[0], ast.Constant):
            break
        through.append(ast.unparse(made.func))
        node = made.args[0]
    return Rooted(node, tuple(through))


def _given(flow: Flow, scope: ast.AST, *nodes: ast.expr) -> Iterator[tuple[ast.expr, ...]]:
    """Yield what parameters stand for in each call of their function; the names themselves, if they are none."""
    names = [one.arg for one in scope.args.args] if isinstance(scope, ast.FunctionDef) else []
    if not names:
        yield nodes
        return
    places = [names.index(text(one)) for one in nodes if text(one) in names]
    for call in flow.source.calls(scope.name) if len(places) == len(nodes) else ():  # type: ignore[attr-defined]
        if isinstance(call.func, ast.Name) and len(call.args) > max(places):
            yield tuple(call.args[at] for at in places)


def _origin(flow: Flow, node: ast.expr) -> ast.expr:
    """Return x of bank = x, and x[300:] of held = x[300:]."""
    for _ in range(FAR):
        made = flow.made(node) if text(node) else None
        if made is None or not (
            text(made) or (isinstance(made, ast.Subscript) and isinstance(made.slice, ast.Slice))
        ):
            break
        node = made
    return node
