"""Weights that were loaded and are then drawn anew: where the text says so."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, last_word, line_of, own, text

DRAWING = {"reset_parameters", "normal_", "uniform_", "kaiming_normal_", "kaiming_uniform_", "xavier_normal_",
           "xavier_uniform_", "trunc_normal_", "orthogonal_"}  # fmt: skip
KINDS = {"Linear", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "Embedding", "LSTM", "GRU",
         "RNN", "Bilinear", "MultiheadAttention", "TransformerEncoderLayer", "TransformerEncoder"}  # fmt: skip


def redraws(flow: Flow) -> Iterator[tuple[ast.Call, str, ast.AST]]:
    """Yield net.apply(init) and init(net), where init() draws weights, with the name of the model and the function."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=owner, attr="apply"), args=[ast.Name() | ast.Lambda() as given]
            ):
                function = given if isinstance(given, ast.Lambda) else flow.functions.get(last_word(given))
                name = text(owner)
            case ast.Call(func=ast.Name(id=word), args=[given], keywords=[]):
                function, name = flow.functions.get(word), text(given)
                walks = {called(part) for part in ast.walk(function)} if function is not None else set()
                if not walks & {"modules", "parameters", "named_parameters", "children"}:
                    continue
            case _:
                continue
        if name and function is not None and {called(part) for part in own(function)} & DRAWING:
            yield node, name, function


def after_loading(flow: Flow) -> Iterator[tuple[ast.Call, str]]:
    """Yield where a model that was loaded is drawn anew, all kinds of layers that the file makes."""
    kinds = {called(node) for node in ast.walk(flow.tree)} & KINDS
    for call, model, function in redraws(flow):
        scope = flow.scope(call)
        lines = [line_of(node) for node in own(scope) if _loads(node, model) and _beside(flow, node, call)]
        before = [line for line in lines if line < call.lineno]
        again = [
            stmt.lineno
            for stmt, _ in flow.bindings(model)
            if before and before[-1] < stmt.lineno < call.lineno
        ]
        if before and not again and len(before) == len(lines) and kinds <= _handled(function):
            yield call, model


def _loads(node: ast.AST, model: str) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="load_state_dict")):
            return text(owner) == model
    return False


def _beside(flow: Flow, loading: ast.AST, call: ast.AST) -> bool:
    """Whether both stand in one block: what is under a condition of its own may be the other choice."""
    one, other = flow.statement(loading), flow.statement(call)
    around = flow.parents.get(one)
    blocks = (getattr(around, name, None) or [] for name in ("body", "orelse", "finalbody"))
    return any(one in block and other in block for block in blocks)


def _handled(function: ast.AST) -> set[str]:
    """Return the kinds of layers that a function draws anew: all, if it asks for none."""
    named = {part.attr for part in ast.walk(function) if isinstance(part, ast.Attribute)} & KINDS
    named |= {part.id for part in ast.walk(function) if isinstance(part, ast.Name)} & KINDS
    return named or KINDS
