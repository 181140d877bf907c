"""Answers of layers that are kept under a name nobody reads, or that nobody keeps: found where training ran through."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import INNER, Flow, called, flow_of, last_word, leaves_early, own, text
from torchdojo.doctor.log import Where
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces.cuts import WITHOUT
from torchdojo.doctor.traces.discarding import MEASURING
from torchdojo.doctor.traces.signs import words_of

Function = ast.FunctionDef | ast.AsyncFunctionDef
EFFECTS = re.compile(
    r"^(update|append|push|put|log|write|step|backward|record|store|save|pop|extend|insert|enqueue|track)(_|$)|_$"
)
BENDING = {
    "ReLU",
    "ReLU6",
    "LeakyReLU",
    "ELU",
    "SELU",
    "SiLU",
    "Mish",
    "Hardtanh",
    "Dropout",
}  # may work in place
HOOKS = {"register_forward_hook", "register_forward_pre_hook"}


def unread(case: Case) -> Iterator[tuple[Source, ast.stmt, ast.Call]]:
    """Yield the statement to change, and the call of a layer whose answer has no effect on what its function gives."""
    ran = list(_learned(case))
    for source in map(source_of, case.files):
        if HOOKS & {last_word(node) for node in ast.walk(source.tree)}:
            continue
        lines = {place.line for where in ran for place in where if place.file == source.file}
        at = {where[0].line for where in ran if where and where[0].file == source.file}
        for function in (node for node in ast.walk(source.tree) if isinstance(node, Function)):
            if _goes_on(function) and lines & set(range(function.lineno, (function.end_lineno or 0) + 1)):
                yield from _calls(flow_of(source), function)
                yield from ((source, s, call) for s, call in _each_alone(function) if call.lineno in at)


def _learned(case: Case) -> Iterator[Where]:
    """Yield where layers ran in training."""
    yield from (event.where for event in case.events("forward") if event["grad"])
    yield from (
        case.log.stacks[thing["ran"]] for thing in case.things("module") if thing["ran"] and thing["grad"]
    )


def _calls(flow: Flow, function: Function) -> Iterator[tuple[Source, ast.stmt, ast.Call]]:
    for statement, value in (*_in_vain(flow, function), *_alone(flow, function)):
        if any(
            isinstance(up, ast.With) and words_of(up.items[0].context_expr) & WITHOUT
            for up in flow.above(statement)
        ):
            continue
        calls = [node for node in ast.walk(value) if isinstance(node, ast.Call)]
        layers = [call for call in calls if _layer(flow, call)]
        if layers and all(call in layers or _plain(flow, call) for call in calls):
            yield flow.source, statement, layers[0]


def _goes_on(function: Function) -> bool:
    """Whether a function returns something or learns, and measures no time."""
    inside = list(own(function))
    returns = any(isinstance(node, ast.Return) and node.value is not None for node in inside)
    words = {node.attr for node in inside if isinstance(node, ast.Attribute)}
    return (returns or "backward" in words) and not MEASURING & words


def _in_vain(flow: Flow, function: Function) -> Iterator[tuple[ast.stmt, ast.expr]]:
    """Yield what is kept and never read, with its value; what is overwritten before that stands at the later line."""
    read = _read(function)
    inner = {name for node in own(function) if isinstance(node, INNER) for name in _read(node)}
    for block in _blocks(function):
        for at, statement in enumerate(block):
            names = _kept(statement)
            rest = _after(flow, function, statement)
            if names and (not names & read or (rest is not None and not names & (rest | inner))):
                yield statement, statement.value  # type: ignore[attr-defined]
            elif names and (later := _overwritten(names, block[at + 1 :])) is not None:
                yield later, statement.value  # type: ignore[attr-defined]


def _read(node: ast.AST) -> set[str]:
    """Return the names that are read in a piece of code."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def _after(flow: Flow, function: Function, statement: ast.stmt) -> set[str] | None:
    """Return what is read after a statement until its function ends; None inside a loop or an attempt."""
    found: set[str] = set()
    below: ast.AST = statement
    for up in flow.above(statement):
        if isinstance(up, (ast.For, ast.While, ast.Try)):
            return None
        for block in (getattr(up, part, []) for part in ("body", "orelse")):
            if isinstance(block, list) and below in block:
                found |= {name for later in block[block.index(below) + 1 :] for name in _read(later)}
        if up is function:
            return found
        below = up
    return None


def _each_alone(function: Function) -> Iterator[tuple[ast.stmt, ast.Call]]:
    """Yield h = layer(x) in a loop over layers that changes nothing it reads: only the last layer has a say."""
    for loop in (node for node in own(function) if isinstance(node, ast.For)):
        targets = {n.id for n in ast.walk(loop.target) if isinstance(n, ast.Name)}
        stored = {name for part in loop.body for name in _kept(part)}
        for statement in loop.body:
            names = _kept(statement)
            calls = [n for n in ast.walk(statement) if isinstance(n, ast.Call) and text(n.func) in targets]
            inside = {name for part in loop.body for name in _read(part)}
            if names and calls and not stored & inside and not leaves_early(loop):
                yield statement, calls[0]


def _blocks(function: Function) -> Iterator[list[ast.stmt]]:
    for node in (function, *own(function)):
        for part in ("body", "orelse", "finalbody"):
            block = getattr(node, part, None)
            if isinstance(block, list):
                yield block


def _alone(flow: Flow, function: Function) -> Iterator[tuple[ast.stmt, ast.expr]]:
    """Yield the calls of layers that are statements of their own in a method."""
    for node in own(function) if flow.owner(function) is not None else ():
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _layer(flow, node.value):
            yield node, node.value


def _kept(statement: ast.stmt) -> set[str]:
    """Return the names that a statement gives to what it computes; none if it writes elsewhere, too."""
    if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
        return set()
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    parts = [
        n for target in targets for n in ast.walk(target) if isinstance(getattr(n, "ctx", None), ast.Store)
    ]
    if any(isinstance(part, (ast.Attribute, ast.Subscript)) for part in parts):
        return set()
    return {part.id for part in parts if isinstance(part, ast.Name) and not part.id.startswith("_")}


def _overwritten(names: set[str], rest: list[ast.stmt]) -> ast.stmt | None:
    """Return the statement that gives all these names other values, if nothing before it has read one of them."""
    for statement in rest:
        words = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
        loads = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        if names & words:
            return statement if not names & loads and names <= _kept(statement) else None
    return None


def _layer(flow: Flow, call: ast.Call) -> bool:
    """Whether a call runs layers, and its only effect is its answer: self.layer(x), self.method(x), layer(x)."""
    if (
        isinstance(call.func, ast.Attribute)
        and text(call.func.value) == "self"
        and call.func.attr in flow.functions
    ):
        return _quiet(flow.functions[call.func.attr])
    meaning = flow.source.meaning
    made = [value for value in meaning.values(call.func) if isinstance(value, ast.Call)]
    return bool(made) and all(_quiet_layer(flow, value) for value in made)


def _plain(flow: Flow, call: ast.Call) -> bool:
    """Whether a call is one of torch's functions, or of a method of what another call returned: f(x).squeeze(1)."""
    method = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, (ast.Call, ast.Subscript))
    whole = flow.source.meaning.called(call)
    return whole.startswith("torch.") or (method and not whole and not last_word(call.func).endswith("_"))


def _quiet_layer(flow: Flow, made: ast.Call) -> bool:
    """Whether this makes a layer of torch's, or of a class of the file whose forward() only returns something."""
    meaning = flow.source.meaning
    cls = meaning.definition(made)
    if not isinstance(cls, ast.ClassDef):
        bending = [n for n in ast.walk(made) if isinstance(n, ast.Call) and called(n) in BENDING]
        inplace = any(word.arg == "inplace" for node in bending for word in node.keywords) or any(
            isinstance(given, ast.Constant) and given.value is True for node in bending for given in node.args
        )
        return meaning.called(made).startswith("torch.nn.") and not inplace
    return meaning.is_module(cls) and all(_quiet(n) for n in cls.body if getattr(n, "name", "") == "forward")


def _quiet(node: ast.AST) -> bool:
    """Whether a function writes to nothing but its own names, and calls nothing for its effect alone."""
    for part in own(node):
        writes = isinstance(part, (ast.Attribute, ast.Subscript)) and isinstance(part.ctx, ast.Store)
        if (
            writes
            or isinstance(part, (ast.Global, ast.Nonlocal, ast.AugAssign))
            or EFFECTS.search(called(part))
        ):
            return False
        if isinstance(part, ast.Expr) and isinstance(part.value, (ast.Call, ast.Yield)):
            return False
    return any(isinstance(part, ast.Return) and part.value is not None for part in own(node))
