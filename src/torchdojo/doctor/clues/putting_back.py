"""Weights that a training loop sets aside, to use others for a while, and never puts back."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, own, pairs, text

COPIES = {"clone", "deepcopy", "copy"}
WEIGHTS = {"state_dict", "parameters", "named_parameters"}
LOADS = {"load_state_dict", "copy_"}


def never_put_back(flow: Flow) -> Iterator[tuple[ast.stmt, str]]:
    """Yield where a loop that trains loads other weights after it has kept its own, and the copy that nobody reads."""
    for node in ast.walk(flow.tree):
        block = getattr(node, "body", None)
        for at, statement in enumerate(block if isinstance(block, list) else ()):
            rest = block[at:]  # type: ignore[index]
            for kept, loads in (*_by_hand(flow, rest), *_by_methods(flow, rest)):
                if _again_and_again(flow, statement) and not _leaves(rest):
                    yield loads, kept


def _by_hand(flow: Flow, rest: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Yield kept of kept = deepcopy(model.state_dict()), model.load_state_dict(other), kept being read nowhere."""
    match rest[0]:
        case ast.Assign(targets=[ast.Name(id=kept)], value=value) if _copied(value):
            owner = next((text(c.func.value) for c in _calls(value) if called(c) == "state_dict"), "")  # type: ignore[attr-defined]
        case _:
            return
    read = any(
        isinstance(n, ast.Name) and n.id == kept and isinstance(n.ctx, ast.Load) for n in ast.walk(flow.tree)
    )
    for one in rest[1:] if owner and not read else ():
        if f"{owner}.load_state_dict" in {
            text(call.func) for call in _calls(one) if isinstance(one, ast.Expr)
        }:
            yield kept, one
            return


def _by_methods(flow: Flow, rest: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    """Yield self.kept of ema.store(model), ema.copy_to(model), if its class has a way back that nobody calls."""
    first = _method(flow, rest[0])
    for kept, value in _kept(first) if first is not None else ():
        cls = flow.owner(first)  # type: ignore[arg-type]
        methods = [n for n in ast.walk(cls) if isinstance(n, ast.FunctionDef)] if cls is not None else []
        back = [one for one in methods if one is not first and _reads(one, kept)]
        unused = all(not _named(flow, one.name) and _loads(one) for one in back)
        if not _copied(value) or not back or not unused:
            continue
        for one in rest:
            other = _method(flow, one)
            if other in methods and _owner(one) == _owner(rest[0]) and _loads(other):
                yield kept, one
                break


def _method(flow: Flow, statement: ast.stmt) -> ast.FunctionDef | None:
    """Return the only method of the file that a statement calls: ema.store(model)."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name))):
            found = [n for n in ast.walk(flow.tree) if isinstance(n, ast.FunctionDef) and n.name == name]
            return found[0] if len(found) == 1 and flow.owner(found[0]) is not None else None
    return None


def _owner(statement: ast.stmt) -> str:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner))):
            return text(owner)
    return ""


def _kept(method: ast.FunctionDef) -> list[tuple[str, ast.expr]]:
    made = [pair for node in own(method) if isinstance(node, ast.Assign) for pair in pairs(node)]
    return [(text(target), value) for target, value in made if text(target).startswith("self.")]


def _calls(node: ast.AST) -> list[ast.Call]:
    return [part for part in ast.walk(node) if isinstance(part, ast.Call)]


def _copied(value: ast.expr) -> bool:
    """Whether this copies all weights of a model."""
    names = {called(call) for call in _calls(value)}
    return bool(names & COPIES) and bool(names & WEIGHTS)


def _reads(method: ast.FunctionDef, kept: str) -> bool:
    return any(text(n) == kept and isinstance(getattr(n, "ctx", None), ast.Load) for n in own(method))


def _loads(method: ast.FunctionDef) -> bool:
    return any(called(call) in LOADS for call in _calls(method))


def _named(flow: Flow, name: str) -> bool:
    return any(
        name in (getattr(n, "attr", ""), getattr(n, "id", ""), getattr(n, "value", ""))
        for n in ast.walk(flow.tree)
    )


def _again_and_again(flow: Flow, statement: ast.stmt) -> bool:
    """Whether this stands in a loop that trains, in every round or in every k-th: `if step % k == 0:`."""
    for up in flow.above(statement):
        if isinstance(up, ast.For | ast.While):
            names = {called(part) for part in own(up)}
            within = [flow.functions[name] for name in names & flow.functions.keys()]
            return {"backward", "step"} <= names.union(*({called(n) for n in own(one)} for one in within))
        regular = isinstance(up, ast.If) and any(isinstance(part, ast.Mod) for part in ast.walk(up.test))
        if not regular and not isinstance(up, ast.With):
            return False
    return False


def _leaves(rest: list[ast.stmt]) -> bool:
    return any(isinstance(part, ast.Break | ast.Return) for one in rest for part in ast.walk(one))
