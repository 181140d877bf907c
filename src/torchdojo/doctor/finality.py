"""Ends of episodes: whether states end them, and whether what is drawn from the memory is asked about that."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.bootstrapping import OVER
from torchdojo.doctor.flow import Flow, called, last_word, own, text

TIME = re.compile(r"^(t|time|turns?|clock|steps?|n|count|counter|k|i|ticks?|age|elapsed|max_\w+|limit|horizon|left)$",
                  re.IGNORECASE)  # fmt: skip
OTHERWISE = re.compile(r"non_?final|not_?done|alive|continu|isnan|nan_to_num|absorb", re.IGNORECASE)


def unread(flow: Flow, target: ast.AST) -> Iterator[str]:
    """Yield the name under which it is drawn, beside a target, whether an episode was over, if nothing reads it."""
    scope = flow.scope(target)
    read = {
        node.id for node in ast.walk(scope) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    for node in own(scope):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=elts)], value=value) if called(value) != "step":
                names = [text(one) for one in elts]
                over = _stored(flow, len(names))
                for at, name in enumerate(names if len(names) >= 4 else ()):
                    if name and name not in read and name[0] != "_" and (OVER.match(name) or at == over):
                        yield name


def _stored(flow: Flow, size: int) -> int:
    """Return at which place of what is appended to a memory it stands whether the episode was over."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="append"), args=[ast.Tuple(elts=elts)]) if (
                len(elts) == size
            ):
                for at, one in enumerate(elts):
                    if any(OVER.match(last_word(part)) for part in ast.walk(one)):
                        return at
    return -1


def by_state(flow: Flow) -> bool:
    """Whether step() of an environment in this file says of some states that they end an episode: no time limit."""
    if any(OTHERWISE.search(last_word(node)) for node in ast.walk(flow.tree)):
        return False
    steps = [
        node for node in ast.walk(flow.tree) if isinstance(node, ast.FunctionDef) and node.name == "step"
    ]
    answers = [
        n for step in steps for n in own(step) if isinstance(n, ast.Return) and isinstance(n.value, ast.Tuple)
    ]
    return any(_ends(flow, answer) for answer in answers)


def _ends(flow: Flow, answer: ast.Return) -> bool:
    for one in answer.value.elts if isinstance(answer.value, ast.Tuple) else ():
        made = flow.made(one) if isinstance(one, ast.Name) else one
        if isinstance(made, ast.Constant) and made.value is True:
            tests = [up.test for up in flow.above(one) if isinstance(up, ast.If)]
            if tests and not any(map(_timed, tests)):
                return True
        if isinstance(made, ast.Compare) and not _timed(made):
            return True
        if isinstance(made, ast.BoolOp) and isinstance(made.op, ast.Or) and not all(map(_timed, made.values)):
            return True
    return False


def _timed(node: ast.AST) -> bool:
    return any(TIME.match(last_word(part)) for part in ast.walk(node))
