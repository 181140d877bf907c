"""Ends of episodes: whether states end them, and whether what is drawn from the memory is asked about that."""

import ast
import re
from collections.abc import Iterator, Sequence

from torchdojo.doctor.flow import Flow, called, last_word, own, parameters, text
from torchdojo.doctor.traces import bootstrapping
from torchdojo.doctor.traces.bootstrapping import OVER

TIME = re.compile(r"^(t|time|turns?|clock|steps?|n|count|counter|k|i|ticks?|age|elapsed|max_\w+|limit|horizon|left)$",
                  re.IGNORECASE)  # fmt: skip
ENDS = re.compile(f"{OVER.pattern}|^(is_)?(end|ended|over|finished|final)$|^(结束|终止|完成)$")
LIBRARIES = {"torch", "F", "np", "numpy", "math", "random", "nn"}
MASKING = {"where", "masked_fill", "masked_fill_", "logical_not", "bitwise_not", "mul", "sub"}
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


def overlooked(flow: Flow, target: ast.BinOp) -> Iterator[str]:
    """Yield the name under which the file has it that an episode is over, if it steers loops only, and no target."""
    worlds = {called: [text(one) for one in elts if ENDS.match(text(one))] for called, elts in _answers(flow)}
    names = [name for some in worlds.values() for name in some]
    if (
        not names
        or len(list(bootstrapping.factors(target))) > 2
        or not _asked(flow, target)
        or _reckoned(flow)
    ):
        return
    made = [
        part for part in flow.expanded(target, 3) if not worlds.get(getattr(flow.scope(part), "name", ""))
    ]
    helpers = [flow.functions[name] for part in made if (name := called(part)) in flow.functions]
    behind = [part for one in helpers if not worlds.get(one.name) for part in ast.walk(one)]
    own_names = {part.id for part in (*made, *ast.walk(flow.statement(target))) if isinstance(part, ast.Name)}
    said = [node for node in own(flow.scope(target)) if _over(node)]
    around = {id(up) for up in flow.above(target)}
    steers = all(
        (id(flow.statement(node)) not in around and _steers(flow, node, own_names, target))
        or _dropped(flow, node)
        for node in said
        if not isinstance(flow.statement(node), ast.While)
    )
    if steers and not any(map(_over, [*made, *behind])):
        yield names[0]


def _asked(flow: Flow, target: ast.BinOp) -> bool:
    """Whether a network is asked for the value itself, not for values of a whole episode of which this is one."""
    return any(_of_network(flow, one) for one in bootstrapping.factors(target))


def _of_network(flow: Flow, node: ast.expr | None, deep: int = 8) -> bool:
    """Whether this is what a network says, the largest of it or a column: of a file's own network, or one handed in."""
    match node:
        case ast.Call(func=func, args=args):
            library = text(func).split(".")[0] in LIBRARIES
            known = text(func) in parameters(flow.scope(func)) or isinstance(flow.made(func), ast.Call)
            if known and args and not library:
                return True
            inner = args[0] if library and args else getattr(func, "value", None)
        case ast.Subscript(value=inner, slice=ast.Constant() | ast.Tuple()):
            pass
        case ast.Name() | ast.Attribute():
            inner = flow.made(node) or getattr(node, "value", None)
        case _:
            return False
    return deep > 0 and _of_network(flow, inner, deep - 1)


def _over(node: ast.AST) -> bool:
    """Whether it is read here, by its name, whether an episode is over: done, row.done or row["done"]."""
    match node:
        case ast.Subscript(slice=ast.Constant(value=str(key)), ctx=ast.Load()):
            return bool(ENDS.match(key))
    loaded = isinstance(getattr(node, "ctx", None), ast.Load)
    return loaded and bool(ENDS.match(last_word(node)))


def _reckoned(flow: Flow) -> bool:
    """Whether some line of the file reckons with it: 1 - done, torch.where(done, ...), value[done] = 0."""
    for node in (node for node in ast.walk(flow.tree) if _over(node)):
        below: ast.AST = node
        for up in flow.above(node):
            if isinstance(up, ast.stmt):
                break
            if isinstance(up, ast.BinOp) or called(up) in MASKING or getattr(up, "slice", None) is below:
                return True
            below = up
    return False


def _steers(flow: Flow, node: ast.AST, used: set[str], target: ast.BinOp) -> bool:
    """Whether it decides only about what no target is made of, if done: break; or is stored, or printed."""
    statement = flow.statement(node)
    if isinstance(statement, ast.If):
        direct = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
        stored = _names([*statement.body, *statement.orelse], ast.Store)
        return not stored & used and not _names(statement.body, ast.Load) & direct
    stored = _names([statement], ast.Store)
    return isinstance(statement, ast.Expr) or (bool(stored) and not stored & used)


def _names(statements: Sequence[ast.AST], context: type[ast.expr_context]) -> set[str]:
    parts = [part for one in statements for part in ast.walk(one)]
    return {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, context)}


def _dropped(flow: Flow, node: ast.AST) -> bool:
    """Whether it is made into something that nothing reads."""
    statement = flow.statement(node)
    targets = [text(one) for one in statement.targets] if isinstance(statement, ast.Assign) else [""]
    return not any(text(part) in targets and isinstance(getattr(part, "ctx", None), ast.Load)
                   for part in own(flow.scope(node))) and "" not in targets  # fmt: skip


def _answers(flow: Flow) -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield the functions whose answers are taken apart, and the names of the parts: state, reward, done = step(a)."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=elts)], value=ast.Call() as call):
                yield called(call), elts


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
    known = {name for name, elts in _answers(flow) if any(ENDS.match(text(one)) for one in elts)} | {"step"}
    steps = [node for node in ast.walk(flow.tree) if isinstance(node, ast.FunctionDef) and node.name in known]
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
