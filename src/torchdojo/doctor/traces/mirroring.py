"""Pictures that are turned, mirrored or cut at random, and what belongs to their places: masks, boxes, points."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.partners import LABELS, base
from torchdojo.doctor.clues.unpacking import one_of_several
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, own, pairs, text

PLACES = re.compile(
    r"(^|_|\.)(masks?|msks?|seg|segmentations?|b?box(es)?|keypoints?|kpts?|landmarks?|joints?|corners?|polygons?|contours?"
    r"|heat_?maps?)(_|\d|$)|掩|框|关键点|轮廓",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"(^|_|\.)(n|num|has|is|no)_|count|number|area|size|label|class|kind", re.IGNORECASE
)  # no places
TARGETS = re.compile(rf"{LABELS.pattern}|gt|truth", re.IGNORECASE)
TURNING = {
    "flip",
    "fliplr",
    "flipud",
    "hflip",
    "vflip",
    "rot90",
    "rotate",
    "roll",
    "crop",
    "affine",
    "grid_sample",
}
CHANCE = {
    "rand",
    "random",
    "randint",
    "integers",
    "choice",
    "uniform",
    "bernoulli",
    "randrange",
    "randn",
    "rand_like",
}
PLAIN = {"clone", "copy", "float", "long", "int", "bool", "to", "type", "astype", "tensor", "from_numpy", "as_tensor",
         "unsqueeze", "squeeze", "contiguous", "numpy", "array", "asarray", "ascontiguousarray", "double"}  # fmt: skip


def left_behind(flow: Flow, dense: bool) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield where a picture is turned by chance, its name, and what belongs to its places and stays as it was.

    Dense: the target of the loss is known to have one value for each place of the input.
    """
    scopes = [node for node in ast.walk(flow.tree) if isinstance(node, (ast.Module, *FUNCTIONS))]
    found = {one[0]: one for scope in scopes for one in reversed(list(_left_behind(flow, scope, dense)))}
    yield from found.values()


def _left_behind(flow: Flow, scope: ast.AST, dense: bool) -> Iterator[tuple[ast.AST, str, str]]:
    turned = dict(_turned(flow, scope))
    for picture, other in _together(scope) if turned else ():
        mine, its = _lineage(flow, scope, picture), _lineage(flow, scope, other)
        statement = next((turned[name] for name in mine if name in turned), None)
        named = any(PLACES.search(name) and not NUMBERS.search(name) for name in its)
        named = named or (dense and any(TARGETS.search(name) for name in its))
        if statement is None or not named or any(PLACES.search(name) for name in mine):
            continue
        if not mine & its and not _follows(flow, scope, its, mine | turned.keys()):
            yield statement, picture, other


def places_as_targets(case: Case) -> bool:
    """Whether the target of the loss has one value for each place of the model's input."""
    inputs = [e["inputs"][0]["shape"] for e in case.events("forward") if e["inputs"]]
    given = {tuple(shape[-2:]) for shape in inputs if len(shape) > 2}
    targets = [e["target"]["shape"] for e in case.losses]
    fits = [len(shape) > 2 and tuple(shape[-2:]) in given and min(shape[-2:]) > 3 for shape in targets]
    return bool(fits) and all(fits)


def _together(scope: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield pairs that leave a function together, or enter a loss: the picture and what belongs to it."""
    for node in own(scope):
        match node:
            case (
                ast.Return(value=ast.Tuple(elts=[one, other])) | ast.Yield(value=ast.Tuple(elts=[one, other]))
            ):
                yield root(one), root(other)
            case ast.Return(value=ast.Dict(values=[one, other])):
                yield root(one), root(other)
            case ast.Call(args=[ast.Call(args=[one]), other]):
                yield root(one), root(other)


def root(node: ast.expr) -> str:
    """Return x of x[None], torch.from_numpy(x.copy()) and x * gain."""
    before = None
    while node is not before:
        before, node = node, base(node)
        node = node.value if isinstance(node, ast.Subscript) else node
    return text(node)


def _lineage(flow: Flow, scope: ast.AST, name: str) -> frozenset[str]:
    """Return the names an array went by before, its own among them."""
    found, todo = set[str](), [name]
    while todo:
        key = todo.pop()
        if key and key not in found:
            found.add(key)
            made = flow.bindings(key, scope)  # type: ignore[arg-type]
            todo += [root(value) for statement, value in made if not one_of_several(statement, value)]
    return frozenset(found)


def _turned(flow: Flow, scope: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield names that get a turned picture, if chance says so."""
    for node in own(scope):
        if (
            isinstance(node, ast.Assign)
            and len(node.targets) == 1
            and not isinstance(node.targets[0], ast.Tuple)
        ):
            plain = {
                called(part) for part in ast.walk(node.value) if isinstance(part, ast.Call)
            } <= PLAIN | TURNING
            turning = plain and any(turns(flow, part) for part in ast.walk(node.value))
            if (turning and _by_chance(flow, scope, node)) or _turns_inside(flow, node.value):
                yield root(node.targets[0]), node


def turns(flow: Flow, node: ast.AST) -> bool:
    """Whether this turns, mirrors or cuts a picture; [::-1], [..., ::-1] and flip(0) may be about its colours."""
    match node:
        case ast.Call(args=args, keywords=words) if called(node) in TURNING:
            axes = [*args, *(word.value for word in words)]
            return not any(ast.unparse(axis) in ("0", "[0]", "(0,)") for axis in axes)
        case ast.Subscript(slice=ast.Tuple(elts=[ast.Slice(), ast.Slice(step=ast.UnaryOp(op=ast.USub()))])):
            return True
        case ast.Slice(lower=ast.Name() as lower):
            return any(called(part) in CHANCE for part in flow.expanded(lower, 1))
    return False


def _by_chance(flow: Flow, scope: ast.AST, node: ast.Assign) -> bool:
    """Whether an if around it, or something in it, was drawn."""
    tests = [
        up.test for up in flow.above(node) if isinstance(up, ast.If) and flow.scope(up) is flow.scope(node)
    ]
    return any(called(part) in CHANCE for one in (*tests, node) for part in _drawn(flow, one))


def _drawn(flow: Flow, node: ast.AST) -> Iterator[ast.AST]:
    parts = (part for part in ast.walk(node) if isinstance(part, ast.expr))
    for part in parts:
        yield part
        made = flow.made(part) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load) else None
        yield from ast.walk(made) if made is not None else ()


def _turns_inside(flow: Flow, call: ast.expr) -> bool:
    """Whether a function of the file, given one array, turns it by chance."""
    function = flow.functions.get(called(call))
    if function is None or not isinstance(call, ast.Call) or len(call.args) != 1 or not text(call.args[0]):
        return False
    given = [argument.arg for argument in function.args.args if argument.arg != "self"][:1]
    inside = [
        node
        for node in own(function)
        if isinstance(node, (ast.Assign, ast.Return)) and node.value is not None
    ]
    return any(
        turns(flow, part)
        and any(text(inner) in given for inner in ast.walk(node))
        and _by_chance(flow, function, node)  # type: ignore[arg-type]
        for node in inside
        for part in ast.walk(node.value)  # type: ignore[arg-type]
    )


def _follows(flow: Flow, scope: ast.AST, names: frozenset[str], pictures: frozenset[str] | set[str]) -> bool:
    """Whether something was done to what belongs to the picture, or it was made of the picture: then it may follow."""
    for node in own(scope):
        match node:
            case ast.Assign():
                for target, value in pairs(node):
                    if root(target) in names and not (text(target) and _left_alone(value, names, pictures)):
                        return True
            case ast.AugAssign(target=target) if root(target) in names:
                return True
            case ast.Expr(value=ast.Call() as call):
                if called(call) != "print" and {text(part) for part in ast.walk(call)} & names:
                    return True
    return False


def _left_alone(value: ast.expr, names: frozenset[str], pictures: frozenset[str] | set[str]) -> bool:
    """Whether this is the array itself, its row or its copy, or something made without it and without the picture."""
    words = {text(part) for part in ast.walk(value)} - {""}
    if not words & names:
        return not words & pictures and not any(called(part) in CHANCE for part in ast.walk(value))
    plain = all(called(part) in PLAIN for part in ast.walk(value) if isinstance(part, ast.Call))
    cut = [part.slice for part in ast.walk(value) if isinstance(part, ast.Subscript)]
    rows = all(isinstance(index, (ast.Name, ast.Constant)) for index in cut)
    return plain and rows and not any(isinstance(part, ast.BinOp) for part in ast.walk(value))
