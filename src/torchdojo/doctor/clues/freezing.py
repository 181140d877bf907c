"""Layers that are new and frozen all the same, by reading."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, text

LEARNING = {"Linear", "Conv1d", "Conv2d", "Conv3d", "Sequential", "LSTM", "GRU", "Embedding", "Bilinear"}


def new_and_frozen(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where the layer that was just put into a model is frozen, for good, and its name."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[ast.Attribute(value=owner, attr=name)], value=ast.Call() as made):
                model = text(owner)
                if called(made) in LEARNING and model and model != "self" and not _thawed(flow, model, name):
                    yield from ((one, name) for one in _frozen(flow, node, model, name))


def _frozen(flow: Flow, made: ast.Assign, model: str, name: str) -> Iterator[ast.AST]:
    for node in ast.walk(flow.tree):
        later = getattr(node, "lineno", 0) > made.lineno and flow.scope(node) is flow.scope(made)
        match node if later else made:
            case ast.Call(
                func=ast.Attribute(value=owner, attr="requires_grad_"), args=[ast.Constant(value=False)]
            ):
                if text(owner) == f"{model}.{name}":
                    yield flow.statement(node)
            case ast.For(iter=ast.Call(func=ast.Attribute(value=owner, attr="parameters")), body=body):
                if text(owner) == f"{model}.{name}" and _freezes(body):
                    yield node
            case ast.For(iter=ast.Call(func=ast.Attribute(value=owner, attr="named_parameters")), body=body):
                chosen = [part for part in body if isinstance(part, ast.If) and not part.orelse]
                if text(owner) == model:
                    yield from (one for one in chosen if _asks_for(one.test, name) and _freezes(one.body))


def _asks_for(test: ast.expr, name: str) -> bool:
    """Whether this is true for the parameters of the layer: "head" in n, n.startswith("head")."""
    match test:
        case ast.Compare(left=ast.Constant(value=str() as word), ops=[ast.In()]):
            return word.split(".")[0] == name
        case ast.Call(func=ast.Attribute(attr="startswith"), args=[ast.Constant(value=str() as word)]):
            return word.split(".")[0] == name
    return False


def _freezes(body: list[ast.stmt]) -> bool:
    for statement in body:
        match statement:
            case ast.Assign(targets=[ast.Attribute(attr="requires_grad")], value=ast.Constant(value=False)):
                return True
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(attr="requires_grad_"), args=[ast.Constant(value=False)])
            ):
                return True
    return False


def _thawed(flow: Flow, model: str, name: str) -> bool:
    """Whether something may be made trainable again somewhere: then who knows when."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr="requires_grad")], value=value):
                if not (isinstance(value, ast.Constant) and value.value is False):
                    return True
            case ast.Call(func=ast.Attribute(value=owner, attr="requires_grad_"), args=args):
                if not args or not isinstance(args[0], ast.Constant) or args[0].value is True:
                    return text(owner) in ("", model, f"{model}.{name}")
    return False
