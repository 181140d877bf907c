"""NumPy's bytes: what is certainly an array of uint8, and where a calculation with it leaves 0 to 255."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, last_word, text

KEEPING = {"reshape", "transpose", "copy", "clip", "squeeze", "ravel", "flatten", "repeat", "swapaxes", "stack",
           "concatenate", "expand_dims", "ascontiguousarray", "asarray", "array"}  # fmt: skip
CENTRES = {"mean", "median", "average", "nanmean"}
FLOATS = {"float", "float32", "float64", "float16", "single", "double"}
NUMBERS = {"frombuffer", "fromstring", "ord", "encode"}  # letters, whose smallest is known


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
            return made is not None and made is not node and is_bytes(flow, _own(flow, made, node), deep - 1)
    return False


def _returns_bytes(flow: Flow, call: ast.Call, deep: int) -> bool:
    """Whether a call makes bytes: x.astype(np.uint8), zeros(n, dtype=np.uint8), np.stack(bytes), bytes.reshape(n)."""
    kinds = [word.value for word in call.keywords if word.arg == "dtype"]
    kinds += call.args[:1] if called(call) == "astype" else []
    library = isinstance(call.func, ast.Attribute) and text(call.func.value) in ("np", "numpy")
    if kinds:
        return _says_bytes(kinds[0])
    if called(call) not in KEEPING or not isinstance(call.func, ast.Attribute):
        return library and called(call) == "uint8"
    inner = call.args[0] if library and call.args else call.func.value
    parts = inner.elts if isinstance(inner, ast.List | ast.Tuple) else [inner]
    return bool(parts) and all(is_bytes(flow, part, deep) for part in parts)


def _own(flow: Flow, made: ast.expr, node: ast.expr) -> ast.expr:
    """Return the second value of `a, b = given or (x, y)` for b, else what was made."""
    statement = flow.statement(made)
    targets = [one for one in getattr(statement, "targets", ()) if isinstance(one, ast.Tuple)]
    names = [text(one) for target in targets for one in target.elts]
    tuples = [part for part in ast.walk(made) if isinstance(part, ast.Tuple) and len(part.elts) == len(names)]
    return tuples[0].elts[names.index(text(node))] if tuples and text(node) in names else made


def _says_bytes(kind: ast.expr) -> bool:
    word = kind.value if isinstance(kind, ast.Constant) else last_word(kind)
    return word in ("uint8", "ubyte", "u1") and not text(kind).startswith("torch")


def _whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _below(flow: Flow, node: ast.BinOp) -> bool:
    """Whether a difference of bytes must fall below 0: a mean, another frame, or a number in the middle goes off."""
    made = {called(part) for side in (node.left, node.right) for part in flow.expanded(side, 3)}
    if made & NUMBERS:
        return False
    if isinstance(node.right, ast.Constant):
        return type(node.right.value) is int and node.right.value > 1
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


def _wanted_as_number(flow: Flow, node: ast.BinOp) -> bool:
    """Whether the difference is divided, squared, made positive or turned into floats: signs matter."""
    for up in flow.above(node):
        match up:
            case ast.BinOp(op=ast.Div() | ast.Pow()):
                return True
            case ast.Call() if called(up) in ("abs", "absolute", "square", *FLOATS):
                return True
            case ast.Call(func=ast.Attribute(attr="astype"), args=[kind, *_]):
                return last_word(kind) in FLOATS or getattr(kind, "value", "") in FLOATS
            case ast.Call(keywords=words) if any(
                word.arg == "dtype" and last_word(word.value) in FLOATS for word in words
            ):
                return True
            case ast.Attribute() | ast.Call() | ast.Subscript():
                continue
            case _:
                return False
    return False
