"""A picture and what belongs to its places, each turned or cut by a draw of its own."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import FUNCTIONS, Flow, called, own, pairs, text
from torchdojo.doctor.traces.mirroring import CHANCE, NUMBERS, PLACES, TARGETS, root, turns

DENSE = re.compile(rf"{TARGETS.pattern}|(^|_)(clean|sharp|depth|hr|high_?res)(_|$)", re.IGNORECASE)
SHARED = re.compile(
    r"seed|state|fork_rng|^Random$|default_rng|^Generator$"
)  # draws that can be the same again
LIBRARY = re.compile(
    r"^Random(\w*Crop|\w*Flip|Rotation|Affine|Perspective)$|^(RandomAffine|ElasticTransform)$"
)


def turned_apart(flow: Flow, dense: bool) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield where what belongs to a picture is turned by another draw than the picture, and both names.

    Dense: the target of the loss is known to have one value for each place of the input.
    """
    for scope in (node for node in ast.walk(flow.tree) if isinstance(node, (ast.Module, *FUNCTIONS))):
        calls = [n for n in own(scope) if isinstance(n, ast.Call) and len(n.args) == 1 and _given(n)]
        theirs = [call for call in calls if _belongs(_names(flow, call), dense) and _by_itself(flow, call)]
        yield from _apart(flow, scope, theirs, [c for c in calls if theirs and _by_itself(flow, c)])


def _belongs(names: set[str], dense: bool) -> bool:
    """Whether something goes with the places of a picture, as its names say."""
    places = any(PLACES.search(name) and not NUMBERS.search(name) for name in names)
    return places or (dense and any(DENSE.search(name) for name in names))


def _apart(
    flow: Flow, scope: ast.AST, theirs: list[ast.Call], calls: list[ast.Call]
) -> Iterator[tuple[ast.AST, str, str]]:
    for call in theirs:
        for other in calls:
            mine = _names(flow, other)
            apart = not mine & _names(flow, call) and not any(PLACES.search(name) for name in mine)
            if apart and not _either_or(flow, call, other) and not _reset_between(flow, scope, call, other):
                yield max(call, other, key=lambda one: one.lineno), _given(other), _given(call)
                return


def _reset_between(flow: Flow, scope: ast.AST, *calls: ast.Call) -> bool:
    """Whether a seed is set, or a state restored, between two calls: then they may draw the same."""
    first, last = sorted(call.lineno for call in calls)
    between = [node for node in own(scope) if isinstance(node, ast.Call) and first <= node.lineno <= last]
    helpers = [flow.functions[called(node)] for node in between if called(node) in flow.functions]
    inside = [*between, *(part for one in helpers for part in ast.walk(one))]
    return any(SHARED.search(called(part)) for part in inside)


def _given(call: ast.Call) -> str:
    return _name(call.args[0])


def _name(node: ast.expr) -> str:
    """Return mask of mask[None] and of sample["mask"]."""
    match node:
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            return key
    return root(node)


def _names(flow: Flow, call: ast.Call) -> set[str]:
    """Return the names of what is turned, before and after: also of the rows of `[crop(m) for m in masks]`."""
    statement = flow.statement(call)
    made = list(pairs(statement)) if isinstance(statement, ast.Assign) else []
    single = [part for part in ast.walk(statement) if called(part) == called(call)] == [call]
    found = {_name(target) for target, value in made if single and call in ast.walk(value)} | {_given(call)}
    around = [up for up in flow.above(call) if isinstance(up, (ast.ListComp, ast.GeneratorExp))]
    return (found | {root(one.iter) for up in around for one in up.generators}) - {""}


def _either_or(flow: Flow, one: ast.AST, other: ast.AST) -> bool:
    """Whether two nodes stand in two branches of one if, or are the same."""
    for up in flow.above(one):
        branches = (up.body, up.orelse) if isinstance(up, ast.If) else ()
        inside = [
            any(node in ast.walk(part) for part in branch) for branch in branches for node in (one, other)
        ]
        if inside and inside[0] != inside[1] and inside[2] != inside[3]:
            return True
    return one is other


def _by_itself(flow: Flow, call: ast.Call) -> bool:
    """Whether one array is given to a transform that draws, by itself, how it turns or cuts it."""
    return not call.keywords and any(_draws(flow, one) for one in _transforms(flow, call.func))


def _transforms(flow: Flow, node: ast.expr, depth: int = 4) -> Iterator[ast.AST]:
    """Yield the functions of the file that a name may stand for when it is called, and random classes of libraries."""
    name = text(node).rpartition(".")[2] if not isinstance(node, ast.Call) else called(node)
    classes = {one.name: one for one in ast.walk(flow.tree) if isinstance(one, ast.ClassDef)}
    if isinstance(node, ast.Lambda) or (isinstance(node, ast.Call) and LIBRARY.search(name)):
        yield node
    elif isinstance(node, ast.Call) and name in classes:
        inside = {one.name: one for one in classes[name].body if isinstance(one, ast.FunctionDef)}
        yield from (inside[way] for way in ("__call__", "forward") if way in inside)
    elif not isinstance(node, ast.Call) and name in flow.functions:
        yield flow.functions[name]
    for value in values(flow, node) if depth else ():
        yield from _transforms(flow, value, depth - 1)


def values(flow: Flow, node: ast.expr) -> Iterator[ast.expr]:
    """Yield what a name was made of, what its parameter is given, and the transforms of Compose([...])."""
    if isinstance(node, ast.Call):
        yield from (part for one in node.args if isinstance(one, (ast.List, ast.Tuple)) for part in one.elts)
        return
    made, scope = flow.made(node), flow.scope(node)
    if made is not None:
        yield made
    elif isinstance(scope, ast.FunctionDef) and isinstance(node, ast.Name):
        cls = flow.owner(scope)
        name = cls.name if cls is not None and scope.name == "__init__" else scope.name
        order = [one.arg for one in scope.args.args if one.arg != "self"]
        for call in ast.walk(flow.tree):
            if isinstance(call, ast.Call) and called(call) == name:
                given = dict(zip(order, call.args, strict=False)) | {
                    w.arg: w.value for w in call.keywords if w.arg
                }
                yield from [given[node.id]] if node.id in given else []


def _draws(flow: Flow, transform: ast.AST) -> bool:
    """Whether this draws and then turns or cuts what it is given, and keeps nothing of what it drew."""
    if isinstance(transform, ast.Call):
        return True
    parts = list(ast.walk(transform))
    stores = any(isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) for part in parts)
    helpers = [flow.functions[called(part)] for part in parts if called(part) in flow.functions]
    inside = [*parts, *(part for one in helpers for part in ast.walk(one))]
    shared = any(SHARED.search(called(part)) for part in inside)
    return _one_array(transform) and _turned_by_chance(flow, parts, inside) and not stores and not shared


def _turned_by_chance(flow: Flow, parts: list[ast.AST], inside: list[ast.AST]) -> bool:
    return any(called(part) in CHANCE for part in inside) and any(turns(flow, part) for part in parts)


def _one_array(transform: ast.AST) -> bool:
    """Whether this can be called with one thing: other parameters have defaults."""
    if not isinstance(transform, FUNCTIONS):
        return False
    given = [one for one in transform.args.args if one.arg != "self"]
    return len(given) - len(transform.args.defaults) <= 1 <= len(given)
