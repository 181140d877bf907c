"""Generators that are made and seeded anew for every step, by reading: what they draw is the same each time."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor import batches
from torchdojo.doctor.case import Case
from torchdojo.doctor.cycles import is_optimizer, words
from torchdojo.doctor.cycles import loops as loops_of
from torchdojo.doctor.flow import Flow, Loop, called, own, parameters, text
from torchdojo.doctor.meaning import argument
from torchdojo.doctor.rounds import EPOCH

SEEDED = {"default_rng", "RandomState", "Random", "manual_seed"}
DEALING = {"randperm", "permutation", "permuted", "shuffle"}
DRAWS = DEALING | {"rand", "randn", "randint", "bernoulli", "normal", "random", "uniform", "standard_normal",
                   "normal_", "uniform_", "bernoulli_", "integers", "choice", "multinomial", "random_"}  # fmt: skip
MEANT = re.compile(
    r"overfit|same (batch|noise|draw|points)|common random|(fixed|frozen) |每次(都)?(一样|相同)|固定",
    re.IGNORECASE,
)
KEPT = {"cache", "lru_cache", "contextmanager", "fixture", "property", "cached_property"}
DEEP = 3  # calls between the seed and the loop
Function = ast.FunctionDef


def alike(case: Case, flow: Flow) -> Iterator[tuple[ast.Call, Loop]]:
    """Yield calls that seed a generator with the same number for every step of a loop that learns from its draws."""
    if "LBFGS" in words(flow.tree):  # asks for the same noise several times in a step
        return
    for seeded in (n for n in ast.walk(flow.tree) if called(n) in SEEDED):
        if not isinstance(seeded, ast.Call) or len(seeded.args) != 1 or seeded.keywords:
            continue
        if text(seeded.func).startswith("torch.") or MEANT.search(_around(flow, seeded)):
            continue
        if not _by_rows(flow, seeded):
            continue
        deals = bool({called(n) for n in ast.walk(flow.scope(seeded))} & DEALING)
        for loop in _rounds(flow, seeded, seeded.args[0], False, DEEP):
            made = any(
                isinstance(n, ast.Call) and is_optimizer(flow.source.meaning, n) for n in ast.walk(loop)
            )
            if (
                not made
                and batches.learns(case, flow.source.file, loop)
                and (_direct(flow, loop) or (deals and _epoch(loop)))
            ):
                yield seeded, loop
                break


def _by_rows(flow: Flow, seeded: ast.Call) -> bool:
    """Whether something is drawn; in a module for every row it is given, or a mask: no fixed projection or weight."""
    scope, owner = flow.scope(seeded), flow.owner(seeded)
    draws = [
        n
        for n in own(scope)
        if called(n) in DRAWS | {"randrange", "sample", "shuffle", "gauss"} and n is not seeded
    ]
    if owner is None or not flow.source.meaning.is_module(owner):
        return bool(draws) or not isinstance(scope, Function)
    whole = [n for d in draws for n in ast.walk(d) if isinstance(n, ast.Attribute) and n.attr == "shape"]
    each = [n for n in whole if not isinstance(flow.parents[n], ast.Subscript) or _first(flow.parents[n])]
    return bool(each) or any(called(d).startswith("bernoulli") for d in draws)


def _first(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value == 0


def _around(flow: Flow, node: ast.AST) -> str:
    """Return the function around a seed, or its own line, with the line above."""
    scope = flow.scope(node)
    whole = scope if isinstance(scope, Function) else flow.statement(node)
    return "\n".join(flow.source.lines[max(0, whole.lineno - 2) : whole.end_lineno])  # type: ignore[attr-defined]


def _epoch(loop: Loop) -> bool:
    return isinstance(loop, ast.For) and bool(EPOCH.match(text(loop.target)))


def _direct(flow: Flow, loop: Loop) -> bool:
    """Whether each round of a loop is one step: backward() stands in it, in no other loop inside."""
    return any(flow.loops(part)[:1] == [loop] for part in ast.walk(loop) if _learns(flow, part))


def _learns(flow: Flow, node: ast.AST) -> bool:
    """Whether this calls backward(), or a function that does, once."""
    if called(node) == "backward":
        return True
    function = flow.functions.get(called(node))
    inside = own(function) if function is not None else ()
    return any(called(part) == "backward" and not flow.loops(part) for part in inside)


def _rounds(flow: Flow, at: ast.Call, seed: ast.expr, learned: bool, deep: int) -> Iterator[Loop]:
    """Yield the loops in each of whose rounds this line runs, with the same seed, and is learned from."""
    loops, scope = flow.loops(at), flow.scope(at)
    hangs, home = _hangs_on(flow, seed, at), loops[0] if loops else scope
    if hangs is None or _perhaps(flow, at, home):
        return
    goes = _goes(flow, at, home)
    learned |= "learned" in goes
    if loops:
        yield from loops[:1] if learned else ()
    elif isinstance(scope, Function) and deep and (learned or goes) and not _kept(scope):
        yield from _callers(flow, scope, hangs, learned, deep)


def _callers(flow: Flow, function: Function, hangs: set[str], learned: bool, deep: int) -> Iterator[Loop]:
    """Yield the loops in which a function is called, with the same arguments for its seed."""
    if function.name == "forward":  # of a module: nobody calls it by its name
        yield from (loop for loop in loops_of(flow.tree) if not hangs and _direct(flow, loop))
        return
    skip = int(flow.owner(function) is not None)
    for call in (n for n in ast.walk(flow.tree) if called(n) == function.name and isinstance(n, ast.Call)):
        given = [argument(call, function, name, skip) for name in sorted(hangs)]
        if flow.scope(call) is not function and None not in given:
            value = ast.Tuple([part for part in given if part is not None], ast.Load())
            yield from _rounds(flow, call, value, learned, deep - 1)


def _kept(function: Function) -> bool:
    """Whether a function is run but once, or goes on where it was: a generator."""
    above = {word for one in function.decorator_list for word in words(one)}
    return bool(above & KEPT) or any(isinstance(n, ast.Yield | ast.YieldFrom) for n in own(function))


def _perhaps(flow: Flow, node: ast.AST, home: ast.AST) -> bool:
    """Whether a line runs under a condition, other than that the model is being trained."""
    for up in flow.above(node):
        if up is home:
            return False
        if isinstance(up, ast.Try | ast.Lambda | ast.comprehension):
            return True
        if isinstance(up, ast.If | ast.IfExp) and not {"training", "train"} & words(up.test):
            return True
    return False


def _goes(flow: Flow, at: ast.Call, home: ast.AST) -> set[str]:
    """Return where what is made here goes in a function or loop: "learned" from, or "returned"."""
    names, found = set[str](), set[str]()
    parts = [n for n in own(home) if isinstance(n, ast.stmt)]
    for statement in sorted(parts, key=lambda n: n.lineno):
        inside = (
            list(ast.walk(statement.iter)) if isinstance(statement, ast.For) else list(ast.walk(statement))
        )
        compound = isinstance(
            statement, ast.While | ast.If | ast.With | ast.Try | ast.FunctionDef | ast.ClassDef
        )
        if compound or not (at in inside or names & {text(n) for n in inside}):
            continue
        if any(_learns(flow, part) for part in inside):
            found.add("learned")
        if isinstance(statement, ast.Return):
            found.add("returned")
        target = list(ast.walk(statement.target)) if isinstance(statement, ast.For) else inside
        names |= {n.id for n in target if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        names |= {text(n) for n in target if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)}
        if at in inside and isinstance(statement, ast.Expr) and isinstance(at.func, ast.Attribute):
            names |= {text(at.func.value)} - {""}  # rng.manual_seed(0)
    return found


def _hangs_on(flow: Flow, seed: ast.AST, at: ast.AST) -> set[str] | None:
    """Return on which parameters of its function a seed hangs; None if it changes, or may change, by itself."""
    found = set[str]()
    match seed:
        case ast.Constant():
            return found
        case ast.Attribute():
            root = text(seed).split(".")[0]
            return None if not root or _moves(flow, seed.attr) or _looped(flow, root, at) else found
        case ast.Name(id=name):
            return _of_name(flow, name, at)
        case ast.BinOp() | ast.Tuple() | ast.UnaryOp():
            for part in ast.iter_child_nodes(seed):
                if isinstance(part, ast.expr):
                    inner = _hangs_on(flow, part, at)
                    if inner is None:
                        return None
                    found |= inner
            return found
    return None


def _of_name(flow: Flow, name: str, at: ast.AST) -> set[str] | None:
    scope = flow.scope(at)
    stores = [
        n
        for n in ast.walk(flow.tree)
        if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
    ]
    here = [n for n in stores if flow.scope(n) is scope]
    if name in parameters(scope):
        return None if here else {name}
    stores = here or [n for n in stores if flow.scope(n) is flow.tree]
    told = [value for one in (scope, flow.tree) for _, value in flow.bindings(name, one)]
    if len(stores) != 1 or not told or flow.loops(stores[0]):
        return None
    return _hangs_on(flow, told[0], stores[0])


def _looped(flow: Flow, name: str, at: ast.AST) -> bool:
    """Whether a name is one that a loop around this line gives anew."""
    return any(
        isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
        for loop in flow.loops(at) for n in ast.walk(loop)
    )  # fmt: skip


def _moves(flow: Flow, attribute: str) -> bool:
    """Whether an attribute of this name is set anywhere but where objects are made."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Attribute) and node.attr == attribute and isinstance(node.ctx, ast.Store):
            scope = flow.scope(node)
            if getattr(scope, "name", "") not in ("__init__", "__post_init__"):
                return True
    return False
