"""The best of a list of scores: the largest of what has to fall, or the smallest of what has to rise, is the worst."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.traces.counting import growing
from torchdojo.doctor.traces.measures import DOWN, UP, way
from torchdojo.doctor.traces.records import BEST, WORST

POSITIVE = {"cross_entropy", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "binary_cross_entropy",
            "binary_cross_entropy_with_logits"}  # losses that are never below 0  # fmt: skip
ENDS = {"max": UP, "argmax": UP, "min": DOWN, "argmin": DOWN}


def wrong_ends(flow: Flow) -> Iterator[tuple[ast.expr, str]]:
    """Yield best_epoch = losses.index(max(losses)), load_state_dict(states[argmax(losses)]), and the list."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) in ENDS):
        scores, end = _scores(node), ENDS[called(node)]
        statement = flow.statement(node)
        if scores is None or not _as_best(statement) or WORST.search(ast.unparse(statement)):
            continue
        ways = {way(flow, scores)} - {""} or {_way(flow, value) for value in _grown(flow, text(scores))}
        if ways and ways <= {UP, DOWN} - {end}:
            yield node, text(scores)


def _scores(node: ast.Call) -> ast.expr | None:
    """Return losses of max(losses), np.argmax(losses), torch.tensor(losses).argmax() and losses.argmax()."""
    match node:
        case ast.Call(
            func=ast.Name(), args=[inner], keywords=[ast.keyword(value=ast.Attribute(value=of, attr="get"))]
        ):
            found = inner if text(inner) == text(of) else node
        case ast.Call(func=ast.Name(), args=[inner], keywords=[]):
            found = inner
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy" | "torch")), args=[inner]):
            found = inner
        case ast.Call(func=ast.Attribute(value=inner), args=[]):
            found = inner
        case _:
            return None
    while (
        isinstance(found, ast.Call)
        and called(found) in ("tensor", "array", "asarray", "as_tensor")
        and found.args
    ):
        found = found.args[0]
    return found if text(found) else None


def _as_best(statement: ast.AST) -> bool:
    """Whether what is found counts as the best: by its name, or because its weights are loaded."""
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    named = any(BEST.search(text(part)) for target in targets for part in ast.walk(target))
    return named or any(called(part) == "load_state_dict" for part in ast.walk(statement))


def _way(flow: Flow, value: ast.expr) -> str:
    """Return which way a number is better; of a lambda's answer its own words tell, not what it was given."""
    made = flow.made(value.func) if isinstance(value, ast.Call) and text(value.func) else None
    return way(flow, made.body, deepest=0) if isinstance(made, ast.Lambda) else way(flow, value)


def _grown(flow: Flow, key: str) -> Iterator[ast.expr]:
    for target, value, _, listed in growing(flow):
        if listed and text(target) == key:
            yield value
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Assign)):
        match node.targets:
            case [ast.Subscript(value=owner)] if text(owner) == key:
                yield node.value
