"""Weights that are kept without a copy: a second name for tensors that go on learning."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, Loop, called, flow_of, own, pairs, text
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.text import Text

THROUGH = {"detach", "cpu", "numpy", "view", "reshape", "squeeze", "contiguous", "items", "values", "float"}
WEIGHTS = {"weight", "bias", "data"}
SHELLS = {"dict", "list", "tuple", "OrderedDict", "copy"}  # copy.copy: a new dict of the same tensors
BEFORE = re.compile(r"(^|_)(before|initial|init|start|old|prev|previous|orig|original|snapshot|backup)(_|$)")
BEST = re.compile(r"(^|[_.])best(_|$)|_best\b", re.IGNORECASE)
HANDED = {"parameters", "named_parameters", "state_dict"}


def root_of(node: ast.expr) -> tuple[ast.expr, bool]:
    """Return w of w.detach().numpy(), and whether anything was taken off at all."""
    passed = False
    while True:
        match node:
            case ast.Call(func=ast.Attribute(value=inner, attr=name), args=[]) if name in THROUGH:
                node, passed = inner, True
            case ast.Attribute(value=inner, attr="data"):
                node, passed = inner, True
            case _:
                return node, passed


def living_weights(node: ast.expr) -> str:
    """Return the model of {k: v.detach() for k, v in model.state_dict().items()}, of [p.data for p in ...], and such.

    "" where the tensors are copied, or this is something else.
    """
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="state_dict"), args=[], keywords=[]):
            return ast.unparse(owner)
        case ast.Call(args=[inner], keywords=[]) if called(node) in SHELLS:
            return living_weights(inner) or _handing(inner)
        case ast.DictComp(value=value, generators=[one]) | ast.ListComp(elt=value, generators=[one]):
            root, _ = root_of(value)
            names = {text(part) for part in ast.walk(one.target)} - {""}
            return _handing(one.iter) if text(root) in names else ""
    return ""


def layer_weight(node: ast.expr) -> str:
    """Return the layer of layer.weight, layer.weight.detach().numpy(): what an optimizer changes in place."""
    root, _ = root_of(node)
    match root:
        case ast.Attribute(value=owner, attr="weight" | "bias") if text(owner):
            return text(owner)
    return ""


def _handing(node: ast.expr) -> str:
    """Return model of model.parameters() and of model.state_dict().items()."""
    root, _ = root_of(node)
    match root:
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=[]) if name in HANDED:
            return ast.unparse(owner)
    return ""


def collected(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where each round of a loop puts the living weights of one model into a list: all entries are the same."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=kept, attr="append"), args=[given]):
                parts = list(given.elts) if isinstance(given, ast.Tuple) else [given]
                parts += given.values if isinstance(given, ast.Dict) else []
                found = (living_weights(part) or layer_weight(part) or _raw(flow, part) for part in parts)
                model = next(filter(None, found), "")
                root = model.split(".")[0].split("[")[0] if not model.startswith("self.") else model
                if any(_rounds_of(flow, loop, root, text(kept)) for loop in _around(flow, node) if model):
                    yield flow.statement(node), model


def _raw(flow: Flow, node: ast.expr) -> str:
    """Return w of w.detach().numpy(), where w is trained by hand, in place."""
    root, passed = root_of(node)
    return text(root) if passed and _moved_in_place(flow, text(root)) else ""


def _around(flow: Flow, node: ast.AST) -> list[Loop]:
    """Return the loop around a node, or those around the calls of its function."""
    function = flow.scope(node)
    if flow.loops(node) or not isinstance(function, ast.FunctionDef):
        return flow.loops(node)[:1]
    calls = [call for call in ast.walk(flow.tree) if called(call) == function.name]
    return [loop for call in calls for loop in flow.loops(call)[:1]]


def _rounds_of(flow: Flow, loop: Loop, model: str, kept: str) -> bool:
    """Whether a loop trains, in every round, the same model, and keeps the same list."""
    names = {called(part) for part in own(loop)} - {""}
    inner = {called(part) for name in names & flow.functions.keys() for part in own(flow.functions[name])}
    return bool((names | inner) & {"step", "backward"}) and not {model, kept} & _stored(loop)


def put_back(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where the living weights of a model are kept, if something copies them back into it later."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            model, kept = living_weights(node.value), text(node.targets[0])
            if model and kept and any(_restores(loop, kept, model) for loop in ast.walk(flow.tree)):
                yield node, model


def best_weights(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where a loop keeps the weights of its best round as they are, to use them when it is over."""
    for node in ast.walk(flow.tree):
        loop = next(iter(flow.loops(node)), None) if isinstance(node, ast.Assign) else None
        choice = next((up for up in flow.above(node) if isinstance(up, ast.If)), None)
        for target, value in pairs(node) if loop is not None and choice is not None else ():  # type: ignore[arg-type]
            weight = layer_weight(value) or _raw(flow, value)
            if BEST.search(text(target)) and weight and loop and _used_after(flow, loop, text(target)):
                yield node, ast.unparse(value)


def _moved_in_place(flow: Flow, name: str) -> bool:
    """Whether this is a tensor that is trained where it lies: w -= lr * w.grad, or in an optimizer."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.AugAssign(target=target) if text(root_of(target)[0]) == name != "":
                return True
            case ast.Call(args=[ast.List(elts=parts), *_]) if "optim." in ast.unparse(node.func):
                if name in map(text, parts):
                    return True
    return False


def _used_after(flow: Flow, loop: ast.AST, name: str) -> bool:
    end = getattr(loop, "end_lineno", 0)
    names = (n for n in ast.walk(flow.tree) if isinstance(n, ast.Name | ast.Attribute) and text(n) == name)
    return any(isinstance(n.ctx, ast.Load) and n.lineno > end for n in names)


def remembered(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield before = [p.detach() for p in model.parameters()] that is compared with them when a loop has trained."""
    loops = [n for n in ast.walk(flow.tree) if isinstance(n, ast.For | ast.While)]
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=kept)], value=ast.ListComp() | ast.DictComp() as value):
                model = living_weights(value) if BEFORE.search(kept) else ""
                trained = [
                    n
                    for n in loops
                    if n.lineno > node.lineno and _trains(n) and flow.scope(n) is flow.scope(node)
                ]
                if model and trained and not flow.loops(node) and _used_after(flow, trained[0], kept):
                    yield node, model


def _trains(loop: ast.AST) -> bool:
    return {called(part) for part in ast.walk(loop)} >= {"backward", "step"}


def _restores(loop: ast.AST, kept: str, model: str) -> bool:
    """Whether this is for p, k in zip(model.parameters(), kept): p.copy_(k)."""
    if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Tuple) or called(loop.iter) != "zip":
        return False
    parts = [part for part in ast.walk(loop.iter) if isinstance(part, ast.expr)]
    both = any(text(part) == kept for part in parts) and any(_handing(part) == model for part in parts)
    names = {text(one) for one in loop.target.elts}
    for node in ast.walk(loop):
        match node:
            case ast.Call(func=ast.Attribute(attr="copy_"), args=[given]) if text(root_of(given)[0]) in names:
                return both
            case ast.Assign(targets=[ast.Attribute(attr="data")], value=given) if (
                text(root_of(given)[0]) in names
            ):
                return both
    return False


def _stored(loop: ast.AST) -> set[str]:
    """Return the names that a loop gives new objects; w -= 0.1 * w.grad changes the one there is."""
    changed = {node.target for node in ast.walk(loop) if isinstance(node, ast.AugAssign)}
    names = (n for n in ast.walk(loop) if isinstance(n, ast.Name | ast.Attribute) and n not in changed)
    return {text(one) for one in names if isinstance(one.ctx, ast.Store)}


def kept_alive(source: Source) -> Iterator[Finding]:
    """The text keeps weights in a list, or under a name, as they are, and uses them later."""
    flow = flow_of(source)
    for found in (collected, put_back, best_weights, remembered):
        for node, model in found(flow):
            says = Text(en=f"What is kept here are the tensors of {model} themselves: every step changes them too.",
                        zh=f"这里留下的就是 {model} 正在用的张量：之后每一步都会改动它们。")  # fmt: skip
            yield Finding(source.place(node), says)
