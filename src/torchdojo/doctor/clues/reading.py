"""Losses of torch's as they stand in the text, and what certainly enters them."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from torchdojo.doctor.meaning import Meaning
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.text import Text

NN, F = "torch.nn.", "torch.nn.functional."
LOSSES = {
    f"{NN}CrossEntropyLoss": "cross_entropy",
    f"{F}cross_entropy": "cross_entropy",
    f"{NN}NLLLoss": "nll_loss",
    f"{F}nll_loss": "nll_loss",
    f"{NN}BCELoss": "binary_cross_entropy",
    f"{F}binary_cross_entropy": "binary_cross_entropy",
    f"{NN}BCEWithLogitsLoss": "binary_cross_entropy_with_logits",
    f"{F}binary_cross_entropy_with_logits": "binary_cross_entropy_with_logits",
    f"{NN}KLDivLoss": "kl_div",
    f"{F}kl_div": "kl_div",
    f"{NN}MSELoss": "mse_loss",
    f"{F}mse_loss": "mse_loss",
}
NAMES = {
    "Softmax": "softmax",
    "LogSoftmax": "log_softmax",
    "Sigmoid": "sigmoid",
    "ReLU": "relu",
    "Tanh": "tanh",
}
LAYERS = {f"{NN}Linear": "linear", **{NN + layer: name for layer, name in NAMES.items()}}
FUNCTIONS = {owner + name: name for owner in ("torch.", F) for name in NAMES.values()}
RESHAPING = {
    "squeeze",
    "unsqueeze",
    "view",
    "reshape",
    "flatten",
    "contiguous",
    "float",
    "double",
    "to",
    "clone",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """The last thing that was done to a tensor, and the code that does it."""

    name: str
    node: ast.expr


@cache
def losses(source: Source) -> list[tuple[ast.Call, str, ast.expr]]:
    """Return every call that is certainly a loss of torch's, its name, and what it is given."""
    meaning, found = source.meaning, []
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        names = {meaning.called(node)} if meaning.called(node).startswith(F) else meaning.made(node.func)
        made = {LOSSES.get(name, "") for name in names}
        given = node.args[0] if node.args else _keyword(node, "input")
        if len(made) == 1 and "" not in made and given is not None and not isinstance(given, ast.Starred):
            found.append((node, made.pop(), given))
    return found


def given(
    *operations: str, into: tuple[str, ...], at_loss: bool = False
) -> Callable[[Source], Iterator[Finding]]:
    """Return a reading that finds training by one of these losses, given what one of these operations returns.

    The line to change is that of the operation, or of the loss.
    """

    def read(source: Source) -> Iterator[Finding]:
        for call, name, value in losses(source):
            last = last_operation(source.meaning, value) if name in into else None
            if last is not None and last.name in operations and learned(source.meaning, call):
                says = Text(
                    en=f"{name} is always given what {last.name} returns.",
                    zh=f"{name} 拿到的总是 {last.name} 的输出。",
                )
                yield Finding(source.place(call if at_loss else last.node), says)

    return read


def learned(meaning: Meaning, loss: ast.Call) -> bool:
    """Whether training follows from a loss: backward() is called on it, or on what is made of it, or it is returned."""
    scope = meaning.scopes.of[loss].node
    names: set[str] = set()
    for node in sorted((n for n in ast.walk(scope) if isinstance(n, ast.stmt)), key=lambda n: n.lineno):
        if isinstance(
            node, ast.FunctionDef | ast.ClassDef | ast.For | ast.While | ast.If | ast.With | ast.Try
        ):
            continue
        inside = list(ast.walk(node))
        if loss not in inside and not any(isinstance(n, ast.Name) and n.id in names for n in inside):
            continue
        if isinstance(node, ast.Return) or any(
            isinstance(n, ast.Attribute) and n.attr == "backward" for n in inside
        ):
            return True
        names |= {n.id for n in inside if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return False


def last_operation(meaning: Meaning, node: ast.expr, deep: int = 8) -> Operation | None:
    """Return what was last done to a tensor, views left out; None unless it is certain."""
    found = [
        _operation(meaning, value, deep) for value in meaning.values(node) if isinstance(value, ast.expr)
    ]
    known = [one for one in found if one is not None]
    if deep == 0 or not known or len(known) < len(meaning.values(node)):
        return None
    return known[0] if len({one.name for one in known}) == 1 else None


def _operation(meaning: Meaning, node: ast.expr, deep: int) -> Operation | None:
    if not isinstance(node, ast.Call):
        return None
    name = meaning.called(node)
    if name:
        return Operation(FUNCTIONS[name], node) if name in FUNCTIONS else None
    function = meaning.definition(node)
    if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return _returned(meaning, function, deep)
    module = last_layer(meaning, node.func, deep)
    if module is not None:
        of_its_own = meaning.called(module.node) in LAYERS and not _contained(meaning, module.node)
        return Operation(module.name, node if of_its_own else module.node)
    return _method(meaning, node, deep)


def _method(meaning: Meaning, node: ast.Call, deep: int) -> Operation | None:
    """Return the operation of x.softmax(1) or x.squeeze()."""
    match node.func:
        case ast.Attribute(value=owner, attr=attr) if not (
            isinstance(owner, ast.Name) and owner.id == "self"
        ):
            if attr in RESHAPING:
                return last_operation(meaning, owner, deep - 1)
            if attr in NAMES.values():
                return Operation(attr, node)
    return None


def last_layer(meaning: Meaning, node: ast.expr, deep: int = 8) -> Operation | None:
    """Return the last layer of the model that an expression names; None unless it is certain."""
    if deep == 0:
        return None
    found: list[Operation | None] = []
    for value in meaning.values(node):
        found.append(_layer(meaning, value, deep) if isinstance(value, ast.Call) else None)
    known = [one for one in found if one is not None]
    return known[0] if known and len(known) == len(found) and len({one.name for one in known}) == 1 else None


def _layer(meaning: Meaning, made: ast.Call, deep: int) -> Operation | None:
    name = meaning.called(made)
    if name == f"{NN}Sequential" and not _grows(meaning, made):
        last = made.args[-1] if made.args else None
        match last:
            case ast.Call(
                args=[ast.List(elts=[*_, ast.Tuple(elts=[_, layer])])]
            ):  # OrderedDict([("a", layer)])
                last = layer
        return last_layer(meaning, last, deep - 1) if last is not None else None
    if name in LAYERS:
        return Operation(LAYERS[name], made)
    definition = meaning.definition(made)
    if isinstance(definition, ast.ClassDef) and meaning.is_module(definition):
        forward = [
            one for one in definition.body if isinstance(one, ast.FunctionDef) and one.name == "forward"
        ]
        return _returned(meaning, forward[0], deep) if forward else None
    return None


def _grows(meaning: Meaning, made: ast.Call) -> bool:
    """Whether layers may be added to a Sequential after it was made."""
    words = {node.attr for node in ast.walk(meaning.tree) if isinstance(node, ast.Attribute)}
    return bool(words & {"add_module", "insert", "extend"}) or any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append"
        and made in meaning.values(node.func.value) for node in ast.walk(meaning.tree)
    )  # fmt: skip


def _contained(meaning: Meaning, layer: ast.expr) -> bool:
    """Whether a layer stands inside a Sequential: then its own line is the one to change."""
    return any(
        isinstance(one, ast.Call) and meaning.called(one) == f"{NN}Sequential"
        for one in meaning.around(layer)
    )


def _returned(
    meaning: Meaning, function: ast.FunctionDef | ast.AsyncFunctionDef, deep: int
) -> Operation | None:
    """Return the operation that every return of a function ends in."""
    own = [
        n for n in ast.walk(function) if isinstance(n, ast.Return) and meaning.scopes.of[n].node is function
    ]
    found = [last_operation(meaning, one.value, deep - 1) if one.value else None for one in own]
    known = [one for one in found if one is not None]
    return known[0] if known and len(known) == len(found) and len({one.name for one in known}) == 1 else None


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
