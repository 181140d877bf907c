"""New parts of a model of which only a norm stays trainable: the layer beside it is frozen at random."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, line_of, text

NORMS = {"LayerNorm", "BatchNorm1d", "BatchNorm2d", "GroupNorm", "InstanceNorm1d", "RMSNorm"}
LAYERS = {"Linear", "Conv1d", "Conv2d", "LSTM", "GRU", "Bilinear"}
QUIET = {"load_state_dict", "to", "cuda", "cpu", "float", "train", "eval", "named_parameters"}


def only_norm_left(flow: Flow) -> Iterator[tuple[ast.stmt, str]]:
    """Yield where all but the norm of a new part is frozen, in a model of which another part was loaded."""
    for loop in (n for n in ast.walk(flow.tree) if isinstance(n, ast.For) and len(n.body) == 1):
        over = loop.iter.func if isinstance(loop.iter, ast.Call) else None
        if called(loop.iter) != "named_parameters" or not isinstance(over, ast.Attribute):
            continue
        word, model = _kept(loop.body[0]), over.value
        if not word or not isinstance(model, ast.Name) or flow.loops(loop):
            continue
        for part, inside in _parts(flow, model):
            kinds = {f"{part}.{key}": kind for key, kind in inside.items()}
            frozen = [name for name, kind in kinds.items() if kind in LAYERS and not name.startswith(word)]
            lone = kinds.get(word.rstrip(".")) in NORMS and not LAYERS & {
                kind for name, kind in kinds.items() if name.startswith(word)
            }
            if lone and frozen and _new(flow, model, loop, part) and not _touched(flow, loop):
                yield loop.body[0], frozen[0]


def _kept(statement: ast.stmt) -> str:
    """Return "head.norm" of: if not name.startswith("head.norm"): p.requires_grad = False; and of its short forms."""
    match statement:
        case ast.If(
            test=ast.UnaryOp(op=ast.Not(), operand=test),
            body=[
                ast.Assign(targets=[ast.Attribute(attr="requires_grad")], value=ast.Constant(value=False))
                | ast.Expr(
                    value=ast.Call(
                        func=ast.Attribute(attr="requires_grad_"), args=[ast.Constant(value=False)]
                    )
                )
            ],
            orelse=[],
        ):
            return _begins(test)
        case (
            ast.Assign(targets=[ast.Attribute(attr="requires_grad")], value=test)
            | ast.Expr(value=ast.Call(func=ast.Attribute(attr="requires_grad_"), args=[test]))
        ):
            return _begins(test)
    return ""


def _begins(test: ast.expr) -> str:
    match test:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(), attr="startswith"), args=[ast.Constant(value=str() as word)]
        ):
            return word
    return ""


def _parts(flow: Flow, model: ast.Name) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the parts that a model's class makes of several layers: their names, and what is inside them."""
    classes = {n.name: n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef)}
    cls = classes.get(called(flow.made(model) or model))
    for name, value in _layers(cls) if cls is not None else ():
        match value:
            case ast.Call(args=[ast.Dict(keys=keys, values=values)]) if called(value) == "ModuleDict":
                pairs = zip(keys, values, strict=True)
                yield name, {str(k.value): called(v) for k, v in pairs if isinstance(k, ast.Constant)}
            case ast.Call(args=args) if called(value) == "Sequential":
                yield name, {str(number): called(one) for number, one in enumerate(args)}
            case ast.Call() if called(value) in classes:
                yield name, {key: called(one) for key, one in _layers(classes[called(value)])}


def _layers(cls: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(cls):
        match node:
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)], value=value):
                yield name, value


def _new(flow: Flow, model: ast.Name, loop: ast.For, part: str) -> bool:
    """Whether another part was loaded before the loop, this one not, and the model was not given to anybody yet."""
    named = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Attribute) and n.attr == part]
    if any(text(one.value) != "self" for one in named):
        return False
    loaded = False
    made = flow.made(model)
    for node in ast.walk(flow.scope(loop)):
        if not isinstance(node, ast.Name) or node.id != model.id or not isinstance(node.ctx, ast.Load):
            continue
        if made is None or not line_of(made) < line_of(node) <= line_of(loop):
            continue
        word = flow.parents[node]
        whole = flow.statement(node)
        call = whole.value if isinstance(whole, (ast.Expr, ast.Assign)) else getattr(whole, "iter", None)
        if called(call or node) not in QUIET or not isinstance(word, ast.Attribute):
            return False
        loaded = loaded or (called(call or node) == "load_state_dict" and word.attr != "load_state_dict")
    return loaded


def _touched(flow: Flow, loop: ast.For) -> bool:
    """Whether requires_grad is set anywhere else: who knows when."""
    inside = set(ast.walk(loop))
    others = (part for part in ast.walk(flow.tree) if isinstance(part, ast.Attribute) and part not in inside)
    return any(
        node.attr == "requires_grad_" or (node.attr == "requires_grad" and isinstance(node.ctx, ast.Store))
        for node in others
    )
