"""Temperatures of a softmax: where scores are multiplied by one."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.handing import handed
from torchdojo.doctor.clues.scaling import LIBRARIES
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, last_word, own, text
from torchdojo.doctor.traces.signs import words_of

NAME = re.compile(r"^(temperature|temp|tau|T)$", re.IGNORECASE)
SOFTMAX = {"softmax", "log_softmax", "cross_entropy", "CrossEntropyLoss", "Categorical"}
UNCHANGED = {"softmax", "log_softmax", "detach", "float", "view", "reshape", "squeeze", "flatten"}
FUNCTIONAL = LIBRARIES | {"F", "fn", "functional", "torch.nn.functional", "nn.functional"}
COMPUTING = {"div", "div_", "true_divide", "mul", "mul_", "multiply", "divide"}
DRAWN = {"multinomial", "Categorical"}  # where a temperature of any size is meant to divide


def multiplied(flow: Flow) -> Iterator[tuple[ast.BinOp, str, float]]:
    """Yield products with a temperature that go into a softmax, what it is called, and its number.

    One below 1 makes a softmax sharper, one above 1 softer, as in distillation: if it divides.
    """
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult):
            continue
        sides = [side for side in (node.left, node.right) if NAME.match(last_word(side))]
        size = number(flow, sides[0]) if len(sides) == 1 else None
        if size is None or not _into_softmax(flow, node):
            continue
        scope = flow.scope(node)
        drawn = isinstance(scope, FUNCTIONS) and words_of(scope) & DRAWN
        if 0 < size < 1 or drawn or (size > 1 and words_of(flow.tree) & {"kl_div", "KLDivLoss"}):
            yield node, last_word(sides[0]), size


def one_side(flow: Flow) -> Iterator[tuple[ast.Call, str, float]]:
    """Yield the softmax without a temperature that kl_div compares with one that has it; its name and number."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and len(n.args) >= 2):
        made = flow.made(node.func) if text(node.func) else None
        if "kl_div" not in called(node) and (made is None or called(made) != "KLDivLoss"):
            continue
        both = [_made_by_softmax(flow, one) for one in node.args[:2]]
        sides = [(one, _divisors(flow, one)) for one in both if one is not None]
        for (_, by), (cold, _) in (sides, sides[::-1]) if len(sides) == 2 else ():
            named = len(by) == 1 and _as_it_is(flow, cold) and NAME.match(last_word(by[0]))
            size = number(flow, by[0]) if named else None
            if size is not None and size > 1:
                yield cold, last_word(by[0]), size


def _made_by_softmax(flow: Flow, node: ast.expr) -> ast.Call | None:
    """Return the softmax or log_softmax that made this."""
    made = (flow.made(node) or node) if text(node) else node
    while isinstance(made, ast.Call) and called(made) == "detach" and isinstance(made.func, ast.Attribute):
        made = made.func.value
    return made if isinstance(made, ast.Call) and called(made) in ("softmax", "log_softmax") else None


def _as_it_is(flow: Flow, node: ast.expr | None, depth: int = 6) -> bool:
    """Whether the scores of a softmax are a model's as they come: nothing is computed with them on the way."""
    if node is None or not depth:
        return node is None
    if text(node):
        given = [flow.made(node), *handed(flow, node)]
        return all(_as_it_is(flow, one, depth - 1) for one in given)
    if isinstance(node, ast.BinOp) or called(node) in COMPUTING | set(flow.functions):
        return False
    if isinstance(node, ast.Call) and called(node) in UNCHANGED:
        return all(_as_it_is(flow, one, depth - 1) for one in _given(node) if text(one) not in FUNCTIONAL)
    return True


def _divisors(flow: Flow, call: ast.Call) -> list[ast.expr]:
    """Return what the scores of a softmax are divided by, here or where they are handed over."""
    given = [one for part in ast.walk(call) if isinstance(part, ast.Name) for one in handed(flow, part)]
    parts = [*flow.expanded(call, 2, callers=False), *(part for one in given for part in ast.walk(one))]
    return [part.right for part in parts if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div)]


def too_late(flow: Flow) -> Iterator[tuple[ast.BinOp, str]]:
    """Yield softmax(x) / temperature from which is drawn by shares, and the name of the temperature."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.BinOp(left=left, op=ast.Div(), right=right) if NAME.match(
                last_word(right)
            ) or isinstance(right, ast.Constant):
                if _made_by_softmax(flow, left) is not None and _drawn_from(flow, node):
                    yield node, ast.unparse(right)


def _drawn_from(flow: Flow, node: ast.BinOp) -> bool:
    """Whether these shares, or the name that they are given, go into multinomial(p) or Categorical(p)."""
    statement = flow.statement(node)
    made = statement.targets if isinstance(statement, ast.Assign) and statement.value is node else []
    names = {text(target) for target in made} - {""}
    for call in own(flow.scope(node)):
        if isinstance(call, ast.Call) and called(call) in DRAWN:
            probs = [word.value for word in call.keywords if word.arg == "probs"] + call.args[:1]
            if any(one is node or text(one) in names for one in probs):
                return True
    return False


def number(flow: Flow, node: ast.expr, depth: int = 4) -> float | None:
    """Return the plain number that a name stands for, as it was assigned or by the default of a parameter."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(node.value)
    made = flow.made(node) or _default(flow, node)
    return number(flow, made, depth - 1) if made is not None and depth else None


def _default(flow: Flow, node: ast.expr) -> ast.expr | None:
    scope = flow.scope(node)
    if not isinstance(scope, FUNCTIONS) or not isinstance(node, ast.Name):
        return None
    names, values = [one.arg for one in scope.args.args], scope.args.defaults
    known = dict(zip(names[len(names) - len(values) :], values, strict=True))
    later = zip(scope.args.kwonlyargs, scope.args.kw_defaults, strict=True)
    return (known | {one.arg: value for one, value in later if value is not None}).get(node.id)


def _into_softmax(flow: Flow, node: ast.expr) -> bool:
    """Whether a softmax is taken of this, or of the name that it is given, in the same function."""
    below: ast.AST = node
    for up in flow.above(node):
        if isinstance(up, ast.Call) and _softmax(flow, up) and below in (up.func, *up.args[:1]):
            return True
        if isinstance(up, ast.stmt):
            break
        below = up
    targets = up.targets if isinstance(up, ast.Assign) and up.value is node else []
    names = {text(target) for target in targets} - {""}
    calls = (part for part in own(flow.scope(node)) if isinstance(part, ast.Call) and _softmax(flow, part))
    return any(names & {text(one) for one in _given(call)} for call in calls)


def _given(call: ast.Call) -> list[ast.expr]:
    owner = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    return [*call.args[:1], *owner]


def _softmax(flow: Flow, call: ast.Call) -> bool:
    made = flow.made(call.func) if text(call.func) else None
    return called(call) in SOFTMAX or (made is not None and called(made) in SOFTMAX)
