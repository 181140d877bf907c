"""Patches of what stands between a model and its loss."""

import ast
from typing import Any

from torchdojo.doctor.clues.reading import losses
from torchdojo.doctor.mending.finding import calls, name_of, rename, the_only
from torchdojo.doctor.mending.text import CannotMendError, Edit, Mending

ACTIVATIONS = {"softmax", "sigmoid", "relu", "Softmax", "Sigmoid", "ReLU"}
LOGARITHMS = {"softmax": "log_softmax", "Softmax": "LogSoftmax"}


def without_activation(mending: Mending, line: int) -> None:
    """The activation is taken away: a layer out of its Sequential, a call down to what it was given."""
    call = the_only(_activations(mending, line))
    if name_of(call)[:1].isupper():
        parent: Any = mending.source.meaning.scopes.parent[call]
        _remove_last(mending, parent.args[-2], call)
        return
    inner = call.args[0] if call.args and not _is_number(call.args[0]) else None
    if inner is None and isinstance(call.func, ast.Attribute):
        inner = call.func.value  # x.softmax(1)
    if inner is None:
        raise CannotMendError("it is given nothing")
    mending.replace(call, mending.code(inner))


def _remove_last(mending: Mending, before: ast.expr, last: ast.expr) -> None:
    """Take the last argument away, with its own line if it has one."""
    (_, kept), (start, end) = mending.span(before), mending.span(last)
    row = (last.end_lineno or last.lineno) - 1
    alone = not mending.lines[last.lineno - 1][: start - mending.starts[last.lineno - 1]].strip()
    behind = mending.lines[row][end - mending.starts[row] :].strip().lstrip(",").strip()
    if alone and (not behind or behind.startswith("#")):
        mending.edits.append(Edit(mending.starts[last.lineno - 1], mending.starts[row + 1], ""))
    else:
        mending.edits.append(Edit(kept, end, ""))


def plain_loss(mending: Mending, line: int) -> None:
    """BCEWithLogitsLoss becomes BCELoss: the probabilities that the model gives may be used elsewhere too."""
    _rename_losses(
        mending, {"BCEWithLogitsLoss": "BCELoss", "binary_cross_entropy_with_logits": "binary_cross_entropy"}
    )


def loss_with_logits(mending: Mending, line: int) -> None:
    """BCELoss becomes BCEWithLogitsLoss."""
    _rename_losses(
        mending, {"BCELoss": "BCEWithLogitsLoss", "binary_cross_entropy": "binary_cross_entropy_with_logits"}
    )


def _rename_losses(mending: Mending, names: dict[str, str]) -> None:
    """Give the one call of such a loss another name."""
    every = [node for node in ast.walk(mending.tree) if isinstance(node, ast.Call)]
    call = the_only([node for node in every if name_of(node) in names])
    if any(keyword.arg == "pos_weight" for keyword in call.keywords) or not isinstance(
        call.func, ast.Attribute
    ):
        raise CannotMendError("the loss has settings, or was imported by its own name")
    rename(mending, call.func, names[call.func.attr])


def log_softmax(mending: Mending, line: int) -> None:
    """softmax becomes log_softmax."""
    call = the_only([call for call in calls(mending, line) if name_of(call) in LOGARITHMS])
    if not isinstance(call.func, ast.Attribute) or _on_self(call.func):
        raise CannotMendError("it is not called by its own name there")
    rename(mending, call.func, LOGARITHMS[call.func.attr])


def log_of_scores(mending: Mending, line: int) -> None:
    """What enters NLLLoss goes through log_softmax first."""
    given = the_only(
        [value for call, loss, value in losses(mending.source) if call.lineno == line and loss == "nll_loss"]
    )
    mending.wrap(given, f"{mending.spelled('torch.log_softmax')}(", ", dim=1)")


def along_classes(mending: Mending, line: int) -> None:
    """dim=0 becomes dim=1."""
    found = [c for c in calls(mending, line) if name_of(c).lower().replace("_", "").endswith("softmax")]
    given = [
        node for call in found for node in (*(k.value for k in call.keywords if k.arg == "dim"), *call.args)
    ]
    zeros = [node for node in given if isinstance(node, ast.Constant) and node.value == 0]
    mending.replace(the_only(zeros), "1")


def _activations(mending: Mending, line: int) -> list[ast.Call]:
    """Return the last activations on a line: those not inside another one, and of layers those that end a model."""
    meaning, found = mending.source.meaning, []
    for call in calls(mending, line):
        layer = any(name.rpartition(".")[2] in ACTIVATIONS for name in meaning.made(call.func))
        if name_of(call) in ACTIVATIONS or (layer and isinstance(call.func, ast.Attribute)):
            found.append(call)
    outer = [call for call in found if not any(one in found for one in meaning.around(call))]
    return [call for call in outer if not name_of(call)[:1].isupper() or _ends_model(mending, call)]


def _ends_model(mending: Mending, layer: ast.Call) -> bool:
    parent = mending.source.meaning.scopes.parent[layer]
    return isinstance(parent, ast.Call) and len(parent.args) > 1 and parent.args[-1] is layer


def _on_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.UnaryOp)
