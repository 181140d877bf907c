"""Attributes that were set where torch never reads: what the run saw, and what the text says."""

import ast
from collections.abc import Iterator
from difflib import SequenceMatcher

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.cycles import is_optimizer
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.signs import words_of

REAL = "requires_grad"
OTHERS = {"trainable", "frozen", "freeze", "grads", "gradient", "gradients"}  # what it is called elsewhere
METHODS = ("train", "eval", "zero_grad")  # hidden by a value of the same name
RATES = {"lr", "learning_rate", "weight_decay", "momentum"}
UNKNOWN = {
    "learning_rate",
    "lrate",
    "LR",
    "wd",
    "decay",
    "weightdecay",
    "weight-decay",
    "l2",
    "l2_reg",
}  # of groups
TENSORS = {"Parameter", "tensor", "randn", "rand", "zeros", "ones", "clone", "weight", "bias", "data"}


def near(name: str) -> bool:
    """Whether a name is nearly, but not quite, requires_grad."""
    return name != REAL and SequenceMatcher(None, name.lower(), REAL).ratio() >= 0.85


def written(case: Case) -> Iterator[str]:
    """Yield the names that the run found on parameters, modules and optimizers where they mean nothing."""
    events = case.events("weights")
    on_parameters = [names for event in events for names in event["written"].values()]
    on_parameters += [parameter["written"] or () for parameter in case.things("parameter")]
    yield from (n for names in on_parameters for n in names if near(n) or n in OTHERS)
    for model in case.models:
        for _, _, settings in case.layers(model):
            yield from (n for n in settings if n == REAL or near(n) or n in OTHERS)
        yield from model["hidden"] or ()
    yield from (name for event in events for name in event["attributes"] if name in RATES)


def mistyped(source: Source) -> Iterator[str]:
    """Yield the attributes in a file that are nearly requires_grad: no torch object has them."""
    yield from (n.attr for n in ast.walk(source.tree) if isinstance(n, ast.Attribute) and near(n.attr))


def read(source: Source) -> Iterator[str]:
    """Yield every attribute that a file reads, and every text in it: getattr() takes names as texts."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Attribute(attr=name, ctx=ast.Load()) | ast.Constant(value=str(name)):
                yield name


def of_module(source: Source, node: ast.Attribute) -> bool:
    """Whether `x.requires_grad = ...` is not about a parameter: one of a loop over parameters, or a weight."""
    loops = [n for n in ast.walk(source.tree) if isinstance(n, ast.For) and "param" in ast.unparse(n.iter)]
    targets = {name for loop in loops for name in words_of(loop.target)}
    given = [one for one in source.meaning.values(node.value) if isinstance(one, ast.AST)]
    return not words_of(node.value) & (targets | TENSORS) and not any(words_of(v) & TENSORS for v in given)


def unread(source: Source) -> Iterator[ast.expr]:
    """Yield settings of an optimizer that it never reads: an attribute, its defaults once it is made, a wrong key."""
    by_hand = any(isinstance(n, ast.Attribute) and n.attr == "param_groups" for n in ast.walk(source.tree))
    for node in ast.walk(source.tree):
        match node:
            case (
                ast.Subscript(
                    value=ast.Attribute(value=owner, attr="defaults"),
                    slice=ast.Constant(value=name),
                    ctx=ast.Store(),
                )
                | ast.Attribute(value=owner, attr=name, ctx=ast.Store())
            ) if name in RATES and not by_hand:
                if is_optimizer(source.meaning, owner):
                    yield node
            case ast.Dict(keys=keys):
                names = [key for key in keys if isinstance(key, ast.Constant)]
                weights = words_of(node) & {"parameters", "named_parameters"}
                if weights and any(key.value == "params" for key in names):
                    yield from (
                        key for key in names if key.value in UNKNOWN and _only_given(source, key.value)
                    )


def _only_given(source: Source, name: object) -> bool:
    """Whether a key is written in dicts alone, and read nowhere."""
    given = [key for n in ast.walk(source.tree) if isinstance(n, ast.Dict) for key in n.keys]
    return not any(
        isinstance(n, ast.Constant) and n.value == name and n not in given for n in ast.walk(source.tree)
    )
