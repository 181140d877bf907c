"""Generators that are made and seeded anew for every step, by reading: what they draw is the same each time."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.cycles import is_optimizer, words
from torchdojo.doctor.clues.cycles import loops as loops_of
from torchdojo.doctor.clues.steady import hangs_on
from torchdojo.doctor.flow import Flow, Loop, called, own, text
from torchdojo.doctor.log import Place, Where
from torchdojo.doctor.meaning import argument
from torchdojo.doctor.traces import batches
from torchdojo.doctor.traces.rounds import EPOCH

SEEDED = {"default_rng", "RandomState", "Random", "manual_seed"}
DEALING = {"randperm", "permutation", "permuted", "shuffle"}
DRAWS = DEALING | {"rand", "randn", "randint", "bernoulli", "normal", "random", "uniform", "standard_normal",
                   "normal_", "uniform_", "bernoulli_", "integers", "choice", "multinomial", "random_"}  # fmt: skip
MEANT = re.compile(
    r"overfit|same (batch|noise|draw|points)|common random|(fixed|frozen) |每次(都)?(一样|相同)|固定",
    re.IGNORECASE,
)
KEPT = {"cache", "lru_cache", "contextmanager", "fixture", "property", "cached_property"}
SEEDER = re.compile(r"seed|determin|cudnn|import ", re.IGNORECASE)
DEEP = 3  # calls between the seed and the loop
Function = ast.FunctionDef | ast.Lambda


def alike(case: Case, flow: Flow) -> Iterator[tuple[ast.Call, Loop]]:
    """Yield calls that seed a generator with the same number for every step of a loop that learns from its draws."""
    if "LBFGS" in words(flow.tree):  # asks for the same noise several times in a step
        return
    for seeded in (n for n in ast.walk(flow.tree) if called(n) in SEEDED and isinstance(n, ast.Call)):
        plain = len(seeded.args) == 1 and not seeded.keywords and not text(seeded.func).startswith("torch.")
        if not plain or MEANT.search(_around(flow, seeded)) or not _by_rows(flow, seeded):
            continue
        deals = bool({called(n) for n in ast.walk(flow.scope(seeded))} & DEALING)
        for loop in _rounds(flow, seeded, seeded.args[0], False, DEEP):
            made = any(
                isinstance(n, ast.Call) and is_optimizer(flow.source.meaning, n) for n in ast.walk(loop)
            )
            each = _direct(flow, loop) or (deals and _epoch(loop))
            if each and not made and batches.learns(case, flow.source.file, loop):
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
        return bool(draws or flow.loops(seeded)) or not isinstance(scope, Function)
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
    hangs, home = hangs_on(flow, seed, at), loops[0] if loops else scope
    absent = _absent(flow, at, home)
    if hangs is None or absent is None:
        return
    goes = _goes(flow, at, home)
    learned |= "learned" in goes
    if loops:
        yield from loops[:1] if learned and not absent else ()
    elif isinstance(scope, Function) and deep and (learned or goes) and not _kept(scope):
        yield from _callers(flow, Caller(scope, hangs, absent, learned, deep))


@dataclass(frozen=True)
class Caller:
    """A function with a seed: on which parameters that hangs, which must be None, and whether it learns itself."""

    function: Function
    hangs: set[str]
    absent: set[str]
    learned: bool
    deep: int


def _callers(flow: Flow, one: Caller) -> Iterator[Loop]:
    """Yield the loops in which a function is called, with the same arguments for its seed."""
    name = _name(flow, one.function)
    if name == "forward":  # of a module: nobody calls it by its name
        yield from (loop for loop in loops_of(flow.tree) if not one.hangs and _direct(flow, loop))
        return
    skip = int(flow.owner(one.function) is not None)
    for call in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n)):
        if called(call) == "DataLoader" and name in {
            text(k.value) for k in call.keywords if k.arg == "collate_fn"
        }:
            yield from _over(flow, call)
        if called(call) != name or flow.scope(call) is one.function:
            continue
        given = [argument(call, one.function, p, skip) for p in sorted(one.hangs)]  # type: ignore[arg-type]
        missing = [argument(call, one.function, p, skip) for p in one.absent]  # type: ignore[arg-type]
        if None not in given and all(isinstance(m, ast.Constant) and m.value is None for m in missing):
            value = ast.Tuple([part for part in given if part is not None], ast.Load())
            yield from _rounds(flow, call, value, one.learned, one.deep - 1)


def _name(flow: Flow, function: Function) -> str:
    """Return the name of a function, or of the lambda that was given one."""
    above = flow.parents.get(function)
    lambdas = text(above.targets[0]) if isinstance(above, ast.Assign) else "?"
    return function.name if isinstance(function, ast.FunctionDef) else lambdas


def _over(flow: Flow, loader: ast.Call) -> Iterator[Loop]:
    """Yield the loops that go over the batches of a loader."""
    for loop in (n for n in loops_of(flow.tree) if isinstance(n, ast.For)):
        over = list(ast.walk(loop.iter))
        over += [
            value for part in over if isinstance(part, ast.Name) and (value := flow.made(part)) is not None
        ]
        if loader in over:
            yield loop


def _kept(function: Function) -> bool:
    """Whether a function is run but once, begins an episode, or goes on where it was: a generator."""
    if isinstance(function, ast.Lambda):
        return False
    above = {word for one in function.decorator_list for word in words(one)}
    goes_on = any(isinstance(n, ast.Yield | ast.YieldFrom) for n in own(function))
    return bool(above & KEPT) or goes_on or function.name == "reset"


def _absent(flow: Flow, node: ast.AST, home: ast.AST) -> set[str] | None:
    """Return which names must be None for this line to run; None if it hangs on anything but that, or on training."""
    found, below = set[str](), node
    for up in flow.above(node):
        if up is home:
            break
        match up:
            case ast.Try() | ast.Lambda() | ast.comprehension():
                return None
            case ast.BoolOp(op=ast.Or(), values=[ast.Name(id=name), *_]):
                found.add(name)
            case ast.BoolOp():
                return None
            case ast.If(test=test, body=then) | ast.IfExp(test=test, body=then):
                first = below in then if isinstance(then, list) else below is then
                name = _unset(test, first)
                if not name and not {"training", "train"} & words(test):
                    return None
                found |= {name} - {""}
        below = up
    return found


def _unset(test: ast.expr, first: bool) -> str:
    """Return the name that is None in this branch: rng of `if rng is None`, or of what stands behind its else."""
    match test:
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Is() | ast.IsNot() as op], comparators=[ast.Constant(value=None)]
        ):
            return name if isinstance(op, ast.Is) == first else ""
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=name)):
            return name if first else ""
        case ast.Name(id=name):
            return "" if first else name
    return ""


def _goes(flow: Flow, at: ast.Call, home: ast.AST) -> set[str]:
    """Return where what is made here goes in a function or loop: "learned" from, or "returned"."""
    names, found = set[str](), {"returned"} if isinstance(home, ast.Lambda) else set[str]()
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


def to_change(case: Case, where: Where) -> Place:
    """Return the line that sets a seed, or that which calls a function whose only purpose it is."""
    for place in where:
        function = case.source(place).function(place.line)
        body = function.body if function is not None else []
        if not body or not all(SEEDER.search(ast.unparse(statement)) for statement in body):
            return place
    return line_of(where)
