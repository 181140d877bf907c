"""Series that are smoothed by a window around each value: how it is written."""

import ast

from torchdojo.doctor.clues.threads import Called, Threads, centred_cut
from torchdojo.doctor.flow import called

FILTERS = {
    "uniform_filter1d",
    "gaussian_filter1d",
    "filtfilt",
    "sosfiltfilt",
    "savgol_filter",
    "medfilt",
    "lowess",
    "irfft",
}
LOPSIDED = {"zeros", "cat", "concatenate", "hstack", "triu"}


def centred(threads: Threads, node: ast.AST, inside: Called | None) -> ast.expr | None:
    """Return what is smoothed here by a window that reaches as far ahead as back; None if nothing is."""
    cut = centred_cut(threads.flow, node)
    if cut is not None:
        return cut.value
    if not isinstance(node, ast.Call):
        return None
    given = node.args[0] if node.args else node.func
    if called(node) in FILTERS:
        return given
    words = {k.arg: k.value for k in node.keywords}
    match called(node):
        case "rolling" if isinstance(node.func, ast.Attribute):
            return node.func.value if getattr(words.get("center"), "value", False) is True else None
        case "convolve" if len(node.args) >= 2:
            mode = getattr(words.get("mode", node.args[2] if len(node.args) > 2 else None), "value", "full")
            even = mode == "same" or (mode == "valid" and _padded(threads, given, inside))
            return given if even and not _lopsided(threads, node.args[1], inside) else None
        case "conv1d" if len(node.args) >= 2:
            padding = words.get("padding", node.args[4] if len(node.args) > 4 else None)
            even = _even(threads, padding, node.args[1], inside) or _padded(threads, given, inside)
            return given if even and not _lopsided(threads, node.args[1], inside) else None
    return _pooled(threads, node, inside)


def _pooled(threads: Threads, node: ast.Call, inside: Called | None) -> ast.expr | None:
    """Return what F.avg_pool1d, or a layer AvgPool1d, is given, if it is padded on both sides."""
    layer, after = node, 1
    if called(node) != "avg_pool1d":
        layers = [value for value, _ in threads.made(node.func, inside) if called(value) == "AvgPool1d"]
        if not layers or not isinstance(layers[0], ast.Call):
            return None
        layer, after = layers[0], 0
    words = {k.arg: k.value for k in layer.keywords}
    width = words.get("kernel_size", layer.args[after] if len(layer.args) > after else None)
    padding = words.get("padding", layer.args[after + 2] if len(layer.args) > after + 2 else None)
    even = node.args and (_even(threads, padding, width, inside) or _padded(threads, node.args[0], inside))
    return node.args[0] if even else None


def _even(threads: Threads, padding: ast.expr | None, width: ast.expr | None, inside: Called | None) -> bool:
    """Whether a padding is half of the width of a window: k // 2, "same", 2 of 5."""
    if padding is None or width is None:
        return False
    parts = [node for node, _ in threads.parts(padding, inside, 2)]
    halved = any(isinstance(n, ast.BinOp) and isinstance(n.op, ast.FloorDiv) for n in parts)
    if halved or getattr(padding, "value", None) == "same":
        return True
    whole = {ast.unparse(n) for n, _ in threads.parts(width, inside, 3) if isinstance(n, ast.expr)}
    said = ast.unparse(padding)
    number = getattr(padding, "value", None)
    return f"2 * {said} + 1" in whole or (
        isinstance(number, int) and number > 0 and str(2 * number + 1) in whole
    )


def _padded(threads: Threads, node: ast.expr, inside: Called | None) -> bool:
    """Whether a series was made longer by as much at its end as at its beginning."""
    for part in threads.line(node, inside, 6):
        if (
            called(part) in ("pad", "ReplicationPad1d", "ReflectionPad1d")
            and isinstance(part, ast.Call)
            and len(part.args) > 1
        ):
            match part.args[1]:
                case ast.Tuple(elts=[one, other]) | ast.List(elts=[one, other]):
                    return ast.dump(one) == ast.dump(other)
                case ast.Name() | ast.Constant() | ast.BinOp():
                    return "np" in ast.unparse(part.func)
    return False


def _lopsided(threads: Threads, kernel: ast.expr, inside: Called | None) -> bool:
    """Whether a window may look back only: some of its weights are zeros."""
    return any(called(part) in LOPSIDED for part, _ in threads.parts(kernel, inside, 3))
