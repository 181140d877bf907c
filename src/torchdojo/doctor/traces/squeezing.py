"""What squeezes the numbers between two layers: a softmax, or a layer of one unit."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.log import Thing
from torchdojo.doctor.traces.numbering import speaks_of_quantities

LAYERS = {"Linear", "LazyLinear", "Conv1d", "Conv2d"}
PASSING = {"Dropout", "BatchNorm1d", "LayerNorm", "Flatten", "Identity"}
MANY = 3  # classes that one number cannot tell apart by a straight line


def softmax_between(flow: Flow) -> Iterator[ast.AST]:
    """Yield a softmax between two layers: in a Sequential, or self.b(softmax(self.a(x))) in a forward()."""
    for node in ast.walk(flow.tree):
        if called(node) == "Sequential" and isinstance(node, ast.Call):
            names = [called(part) for part in node.args]
            for at, name in enumerate(names):
                rest = [part for part in node.args[at + 1 :] if called(part) not in PASSING][:1]
                linear = [part for part in rest if called(part) in LAYERS and _biased(part)]
                if name == "Softmax" and linear and LAYERS & set(names[:at]):
                    yield node.args[at]
        elif isinstance(node, ast.Call) and len(node.args) == 1 and called(_layer(flow, node)) in LAYERS:
            given = node.args[0]
            made = flow.made(given) if text(given) else given
            if made is not None and _is_softmax(flow, made) and _biased(_layer(flow, node)):
                yield made


def _layer(flow: Flow, call: ast.Call) -> ast.AST:
    """Return the nn.Linear(...) that self.b of self.b(x) was made of."""
    made = (
        flow.made(call.func)
        if isinstance(call.func, ast.Attribute) and text(call.func).startswith("self.")
        else None
    )
    return made if made is not None else call


def _is_softmax(flow: Flow, value: ast.expr) -> bool:
    """Whether this is the softmax of what a layer returned."""
    if not isinstance(value, ast.Call):
        return False
    own = called(value) == "softmax" or called(_layer(flow, value)) == "Softmax"
    inside = [value.func.value] if isinstance(value.func, ast.Attribute) else []
    inner = [*value.args[:1], *inside]
    inner += [made for part in inner if text(part) and (made := flow.made(part)) is not None]
    asked = [part for one in inner for part in ast.walk(one) if isinstance(part, ast.Call)]
    return own and any(called(_layer(flow, part)) in LAYERS and part is not value for part in asked)


def _biased(layer: ast.AST) -> bool:
    """Whether a layer has a bias: without one it may be a table of what the shares are of."""
    words = [word for word in ast.walk(layer) if isinstance(word, ast.keyword) and word.arg == "bias"]
    return not any(isinstance(word.value, ast.Constant) and word.value.value is False for word in words)


def one_unit(case: Case) -> Iterator[tuple[Thing, int]]:
    """Yield a layer of one unit that all the numbers for several classes pass, and how many classes there are."""
    classes = [e["input"]["shape"][1] for e in case.learned_losses("cross_entropy", "nll_loss") if _scores(e)]
    for model in case.models if classes and not speaks_of_quantities(case) else ():
        chain = [(layer, s) for _, layer, s in case.layers(model) if "in_features" in s or "in_channels" in s]
        wide = [(s.get("in_features"), s.get("out_features")) for _, s in chain]
        joined = all(a[1] == b[0] for a, b in pairwise(wide))
        for (layer, _), (_, out) in list(zip(chain, wide, strict=True))[:-1]:
            if out == 1 and joined and len(chain) > 2 and wide[-1][1] == classes[-1] >= MANY:
                yield layer, classes[-1]


def _scores(event: object) -> bool:
    shape = event["input"]["shape"]  # type: ignore[index]
    return len(shape) == 2
