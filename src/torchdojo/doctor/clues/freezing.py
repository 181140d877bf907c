"""Layers that are new and frozen all the same, by reading."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, line_of, text

LEARNING = {"Linear", "Conv1d", "Conv2d", "Conv3d", "Sequential", "LSTM", "GRU", "Embedding", "Bilinear"}


def new_and_frozen(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where a layer that is new in a model is frozen, for good, and its name."""
    for made, model, name in dict.fromkeys((*_put_in(flow), *_left_new(flow))):
        frozen = list(_frozen(flow, made, model, name))
        if not _thawed(flow, model, name, frozen):
            yield from ((one, name) for one in frozen)


def _put_in(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield model.head = nn.Linear(...), the model and the name."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[ast.Attribute(value=owner, attr=name)], value=ast.Call() as made):
                if called(made) in LEARNING and text(owner) not in ("", "self"):
                    yield node, text(owner), name


def _left_new(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield model.body.load_state_dict(...) of a new model, and each layer that is not given weights anywhere."""
    loads = [n.func.value for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and called(n) == "load_state_dict"
             and isinstance(n.func, ast.Attribute)]  # fmt: skip
    given = {text(one) for one in loads} | set(map(text, _stored(flow)))
    for one in loads:
        match one:
            case ast.Attribute(value=ast.Name(id=model) as owner) if model != "self" and model not in given:
                new = (name for name in _layers(flow, owner) if not _among(f"{model}.{name}", given))
                yield from ((flow.statement(one), model, name) for name in new)


def _among(layer: str, given: set[str]) -> bool:
    """Whether a layer, or a part of it, is given something."""
    return any(key == layer or key.startswith(f"{layer}.") for key in given)


def _stored(flow: Flow) -> Iterator[ast.AST]:
    """Yield what is assigned to, and what is filled in place: model.head.weight of model.head.weight.copy_(w)."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Attribute(ctx=ast.Store()) if node.attr != "requires_grad":
                yield node
            case ast.Call(func=ast.Attribute(value=owner, attr=attr)) if attr.endswith("_"):
                yield from () if attr == "requires_grad_" else ast.walk(owner)


def _layers(flow: Flow, model: ast.Name) -> list[str]:
    """Return the names of the layers that the class of a new model makes in its __init__()."""
    made = flow.made(model)
    return [
        target.attr
        for cls in ast.walk(flow.tree)
        if made is not None and isinstance(cls, ast.ClassDef) and cls.name == called(made)
        for node in ast.walk(cls)
        if isinstance(node, ast.Assign) and called(node.value) in LEARNING
        for target in node.targets
        if isinstance(target, ast.Attribute) and text(target.value) == "self"
    ]


def _frozen(flow: Flow, made: ast.AST, model: str, name: str) -> Iterator[ast.AST]:
    for node in ast.walk(flow.tree):
        later = line_of(node) > line_of(made) and flow.scope(node) is flow.scope(made)
        match node if later else made:
            case ast.Call(
                func=ast.Attribute(value=owner, attr="requires_grad_"), args=[ast.Constant(value=False)]
            ):
                if text(owner) == f"{model}.{name}":
                    yield flow.statement(node)
            case ast.For(iter=ast.Call(func=ast.Attribute(value=owner, attr="parameters")), body=body):
                if text(owner) == f"{model}.{name}" and _sets(body, False):
                    yield node
            case ast.For(iter=ast.Call(func=ast.Attribute(value=owner, attr="named_parameters")), body=body):
                if text(owner) == model:
                    yield from (one for one in body if _chooses(one, name))


def _chooses(statement: ast.stmt, name: str) -> bool:
    """Whether this freezes the weights of this name alone: `if name: ... = False`, or `... = not name`."""
    match statement:
        case ast.If(test=test, body=then, orelse=rest):
            return _asks_for(test, name) and _sets(then, False) and (not rest or _sets(rest, True))
        case (
            ast.Assign(targets=[ast.Attribute(attr="requires_grad")], value=value)
            | ast.Expr(value=ast.Call(func=ast.Attribute(attr="requires_grad_"), args=[value]))
        ):
            return _denies(value, name)
    return False


def _denies(test: ast.expr, name: str) -> bool:
    """Whether this is false for the parameters of the layer alone: not n.startswith("head"), "head" not in n."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return _asks_for(inner, name)
        case ast.Compare(left=left, ops=[ast.NotIn()], comparators=given):
            return _asks_for(ast.Compare(left, [ast.In()], given), name)
    return False


def _asks_for(test: ast.expr, name: str) -> bool:
    """Whether this is true for the parameters of the layer: "head" in n, n.startswith("head")."""
    match test:
        case ast.Compare(left=ast.Constant(value=str() as word), ops=[ast.In()]):
            return word.split(".")[0] == name
        case ast.Call(func=ast.Attribute(attr="startswith"), args=[ast.Constant(value=str() as word)]):
            return word.split(".")[0] == name
    return False


def _sets(body: list[ast.stmt], wanted: bool) -> bool:
    """Whether a weight is frozen, or set free, in these lines."""
    for statement in body:
        match statement:
            case ast.Assign(targets=[ast.Attribute(attr="requires_grad")], value=ast.Constant(value=value)):
                return value is wanted
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(attr="requires_grad_"), args=[ast.Constant(value=value)])
            ):
                return value is wanted
    return False


def _thawed(flow: Flow, model: str, name: str, frozen: list[ast.AST]) -> bool:
    """Whether something may be made trainable again somewhere else: then who knows when."""
    here = {part for one in frozen for part in ast.walk(one)}
    for node in (part for part in ast.walk(flow.tree) if part not in here):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr="requires_grad")], value=value):
                if not (isinstance(value, ast.Constant) and value.value is False):
                    return True
            case ast.Call(func=ast.Attribute(value=owner, attr="requires_grad_"), args=args):
                if not args or not isinstance(args[0], ast.Constant) or args[0].value is True:
                    return text(owner) in ("", model, f"{model}.{name}")
    return False
