"""NumPy's bytes: what is certainly an array of uint8, and where a calculation with it leaves 0 to 255."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, last_word, pairs, returns, text

KEEPING = {"reshape", "transpose", "copy", "clip", "squeeze", "ravel", "flatten", "repeat", "swapaxes", "stack",
           "concatenate", "expand_dims", "ascontiguousarray", "asarray", "array"}  # fmt: skip
CENTRES = {"mean", "median", "average", "nanmean"}
FLOATS = {"float", "float32", "float64", "float16", "single", "double"}
NUMBERS = {"frombuffer", "fromstring", "ord", "encode"}  # letters, whose smallest is known
BOUNDED = {
    "clip": 1,
    "maximum": 1,
    "integers": 2,
    "randint": 2,
}  # numbers needed for the first to be the smallest


def wraps(flow: Flow) -> Iterator[ast.BinOp]:
    """Yield (pixels - mean) / std, abs(frames[1:] - frames[:-1]) and clip(pixels + 40, 0, 255), all of them bytes."""
    if "uint8" not in ast.unparse(flow.tree):
        return
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.BinOp)):
        if isinstance(node.op, ast.Sub) and is_bytes(flow, node.left) and _below(flow, node):
            if _wanted_as_number(flow, node):
                yield node
        elif isinstance(node.op, (ast.Add, ast.Mult)) and _above(flow, node):
            yield node


def is_bytes(flow: Flow, node: ast.expr, deep: int = 5) -> bool:
    """Whether this is certainly NumPy's uint8."""
    match node:
        case ast.Call():
            return _returns_bytes(flow, node, deep)
        case ast.Subscript(value=inner) | ast.Attribute(value=inner, attr="T"):
            return is_bytes(flow, inner, deep)
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.FloorDiv(), left=left, right=right):
            return is_bytes(flow, left, deep) and (_whole(right) or is_bytes(flow, right, deep))
        case ast.Name() | ast.Attribute() if text(node) and deep:
            made = flow.made(node)
            return (
                made is not None and made is not node and _all_bytes(flow, _own(flow, made, node), deep - 1)
            )
    return False


def _all_bytes(flow: Flow, values: list[ast.expr], deep: int) -> bool:
    return bool(values) and all(is_bytes(flow, value, deep) for value in values)


def _returns_bytes(flow: Flow, call: ast.Call, deep: int) -> bool:
    """Whether a call makes bytes: x.astype(np.uint8), zeros(n, dtype=np.uint8), np.stack(bytes), bytes.reshape(n)."""
    kinds = [word.value for word in call.keywords if word.arg == "dtype"]
    kinds += call.args[:1] if called(call) == "astype" else []
    library = isinstance(call.func, ast.Attribute) and text(call.func.value) in ("np", "numpy")
    if kinds:
        return _says_bytes(kinds[0])
    if deep and _results(flow, call):
        return _all_bytes(flow, _results(flow, call), deep - 1)
    if called(call) not in KEEPING or not isinstance(call.func, ast.Attribute):
        return library and called(call) == "uint8"
    inner = call.args[0] if library and call.args else call.func.value
    parts = inner.elts if isinstance(inner, ast.List | ast.Tuple) else [inner]
    return _all_bytes(flow, parts, deep)


def _results(flow: Flow, call: ast.expr) -> list[ast.expr]:
    """Return what a function of this file may return to a call by its plain name."""
    function = flow.functions.get(text(call.func)) if isinstance(call, ast.Call) else None
    return returns(function) if function is not None else []


def _own(flow: Flow, made: ast.expr, node: ast.expr) -> list[ast.expr]:
    """Return y of `a, b = given or (x, y)` for b, or of every `return x, y` of function(); else what was made."""
    statement = flow.statement(made)
    targets = [one for one in getattr(statement, "targets", ()) if isinstance(one, ast.Tuple)]
    names = [text(one) for target in targets for one in target.elts]
    if text(node) not in names:
        return [made]
    results = _results(flow, made)
    parts = results or [part for part in ast.walk(made) if isinstance(part, ast.Tuple)][:1]
    tuples = [part for part in parts if isinstance(part, ast.Tuple) and len(part.elts) == len(names)]
    if len(tuples) < len(results):
        return []
    return [part.elts[names.index(text(node))] for part in tuples] or [made]


def _says_bytes(kind: ast.expr) -> bool:
    word = kind.value if isinstance(kind, ast.Constant) else last_word(kind)
    return word in ("uint8", "ubyte", "u1") and not text(kind).startswith("torch")


def _whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _number(node: ast.expr) -> int | None:
    """Return 128 of 128 and of np.uint8(128)."""
    inner = node.args[0] if isinstance(node, ast.Call) and called(node) == "uint8" and node.args else node
    return inner.value if isinstance(inner, ast.Constant) and type(inner.value) is int else None


def _bounded(flow: Flow, node: ast.expr, number: int) -> bool:
    """Whether nothing smaller can be in there: clip(light, 50, 255), integers(97, 123)."""
    for part in flow.expanded(node, 3):
        if isinstance(part, ast.Call) and called(part) in BOUNDED:
            numbers = [value for arg in part.args if (value := _number(arg)) is not None]
            if len(numbers) >= BOUNDED[called(part)] and numbers[0] >= number:
                return True
    return False


def _below(flow: Flow, node: ast.BinOp) -> bool:
    """Whether a difference of bytes must fall below 0: a mean, another frame, or a number in the middle goes off."""
    made = {called(part) for side in (node.left, node.right) for part in flow.expanded(side, 3)}
    if made & NUMBERS:
        return False
    number = _number(node.right)
    if number is not None or isinstance(node.right, ast.Constant):
        return number is not None and number > 1 and not _bounded(flow, node.left, number)
    centred = any(called(part) in CENTRES for part in flow.expanded(node.right, 2))
    cuts = [side for side in (node.left, node.right) if isinstance(side, ast.Subscript)]
    moved = len(cuts) == 2 and text(cuts[0].value) == text(cuts[1].value) != "" and ast.Slice in {
        type(part) for cut in cuts for part in ast.walk(cut.slice)
    }  # fmt: skip
    return is_bytes(flow, node.right) and (centred or moved)


def _above(flow: Flow, node: ast.BinOp) -> bool:
    """Whether a sum or product of bytes is cut off at 255 afterwards: clip(pixels + 40, 0, 255)."""
    if not is_bytes(flow, node):
        return False
    above = next(iter(flow.above(node)), node)
    if not isinstance(above, ast.Call) or called(above) not in ("clip", "minimum"):
        return False
    return any(isinstance(arg, ast.Constant) and arg.value == 255 for arg in above.args)


def _wanted_as_number(flow: Flow, node: ast.expr, named: bool = False) -> bool:
    """Whether the difference is divided, squared, made positive or turned into floats, or its name is: signs matter."""
    for up in flow.above(node):
        match up:
            case ast.BinOp(op=ast.Div() | ast.Pow()):
                return True
            case ast.Call() if _as_float(up):
                return True
            case ast.Call() if called(up) == "astype" or (named and not _library(up)):
                return False
            case ast.Attribute() | ast.Call() | ast.Subscript():
                continue
            case ast.Assign() if not named:
                return any(_wanted_as_number(flow, use, named=True) for use in _uses(flow, up))
            case _:
                return False
    return False


def _as_float(call: ast.Call) -> bool:
    """Whether this makes floats of bytes, or nothing but positive numbers: astype("float32"), float(), abs()."""
    kinds = [word.value for word in call.keywords if word.arg == "dtype"]
    kinds += call.args[:1] if called(call) == "astype" else []
    floats = any(last_word(kind) in FLOATS or getattr(kind, "value", "") in FLOATS for kind in kinds)
    return floats or called(call) in ("abs", "absolute", "square", *FLOATS)


def _library(call: ast.Call) -> bool:
    """Whether this may be passed through: torch.from_numpy(x), x.reshape(n); not net(x), and not x.long()."""
    return (
        isinstance(call.func, ast.Attribute)
        and called(call) != "long"
        and not text(call.func).startswith("self.")
    )


def _uses(flow: Flow, statement: ast.Assign) -> list[ast.Name]:
    """Return where the only name that a statement gives is read, while it still means this value."""
    made = [(text(target), value) for target, value in pairs(statement)]
    names = [
        n for n in ast.walk(flow.scope(statement)) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
    ]
    return [n for n in names if len(made) == 1 and n.id == made[0][0] and flow.made(n) is made[0][1]]
