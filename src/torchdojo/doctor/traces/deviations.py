"""VAEs that draw by hand: whether the draw reads the encoder's numbers as the divergence does."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from torchdojo.doctor.flow import Flow, called, pairs, parameters, returns, text
from torchdojo.doctor.traces.turned import divergence, summands

NOISE = {"randn_like", "randn", "normal_", "normal", "standard_normal"}
NOISE_NAMES = re.compile(r"^(eps|epsilon|noise|噪声)$")
LOG_VARIANCE = re.compile(
    r"^(log_?vars?|log_?variance|lv|logv|log_?sigma_?(2|sq|squared)|对数方差)$", re.IGNORECASE
)
KEEPING = {"clamp", "clip", "squeeze", "contiguous", "clamp_"}
DEEP = 4
Scaled = tuple[float, ast.expr]  # 0.5 and x of 0.5 * x


def misread(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield draws whose deviation is the logarithm itself, or the variance: where, how it is written, and the name."""
    for power, whole in _divergences(flow):
        for node, factor in _draws(flow):
            written = _resolved(flow, factor)
            inner, exp = _exponent(written)
            share, name = _scaled(_resolved(flow, inner) if exp else written)
            wrong = share != power / 2 if exp else share == 1
            if wrong and text(name) and _same(flow, name, whole):
                yield written if exp else node, ast.unparse(written), text(whole)


def _divergences(flow: Flow) -> Iterator[tuple[float, ast.expr]]:
    """Yield c and x of 1 + c * x - mean ** 2 - exp(c * x), by which c * x is the logarithm of a variance."""
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.BinOp) and divergence(node):
            parts = [one for one, _ in summands(node) if not isinstance(one, ast.Constant)]
            exps = [_scaled(_exponent(one)[0]) for one in parts if _exponent(one)[1]]
            rest = [_scaled(one) for one in parts]
            both = [
                one
                for one in rest
                if exps and text(one[1]) == text(exps[0][1]) != "" and one[0] == exps[0][0]
            ]
            if len(exps) == 1 and len(both) == 1:
                yield exps[0]


def _exponent(node: ast.expr) -> tuple[ast.expr, bool]:
    """Return x of x.exp() and torch.exp(x), and whether it is one."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="exp" | "exp_"), args=args):
            return (args[0], True) if args else (owner, True)
    return node, False


def _scaled(node: ast.expr) -> Scaled:
    """Return c and x of c * x, x / c and x.mul(c)."""
    match node:
        case (
            ast.BinOp(left=ast.Constant(value=int(c) | float(c)), op=ast.Mult(), right=x)
            | ast.BinOp(left=x, op=ast.Mult(), right=ast.Constant(value=int(c) | float(c)))
            | ast.Call(
                func=ast.Attribute(value=x, attr="mul" | "mul_"), args=[ast.Constant(value=int(c) | float(c))]
            )
        ):
            return c, x
        case (
            ast.BinOp(left=x, op=ast.Div(), right=ast.Constant(value=int(c) | float(c)))
            | ast.Call(
                func=ast.Attribute(value=x, attr="div" | "div_"), args=[ast.Constant(value=int(c) | float(c))]
            )
        ) if c:
            return 1 / c, x
    return 1.0, node


def _draws(flow: Flow) -> Iterator[tuple[ast.AST, ast.expr]]:
    """Yield mean + noise * x and Normal(mean, x), and x."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.BinOp(left=one, op=ast.Add(), right=other):
                sides = [one, other]
            case ast.Call(func=ast.Attribute(value=other, attr="add" | "add_")):
                sides = [other]
            case ast.Call(args=[_, scale]) if called(node) == "Normal":
                yield node, scale
                continue
            case _:
                continue
        for product in sides:
            factors = _factors(product)
            noisy = [part for part in factors if _is_noise(flow, part)]
            if len(factors) > 1 and len(noisy) == 1:
                yield from ((node, part) for part in factors if part is not noisy[0])


def _factors(node: ast.expr) -> list[ast.expr]:
    match node:
        case (
            ast.BinOp(left=left, op=ast.Mult(), right=right)
            | ast.Call(func=ast.Attribute(value=left, attr="mul" | "mul_"), args=[right])
        ):
            return [*_factors(left), *_factors(right)]
    return [node]


def _is_noise(flow: Flow, node: ast.expr) -> bool:
    drawn = any(called(part) in NOISE for part in flow.expanded(node, 1))
    return drawn or (text(node) in parameters(flow.scope(node)) and bool(NOISE_NAMES.match(text(node))))


def _resolved(flow: Flow, node: ast.expr) -> ast.expr:
    """Return what a name was made of in its function, as long as it is an exp, or another name."""
    for _ in range(DEEP):
        home = flow.scope(node) if isinstance(node, ast.Name) else None
        made = flow.made(node) if home is not None else None
        inner = _kept(made) if made is not None and flow.scope(made) is home else None
        if inner is None or not (text(inner) or _exponent(inner)[1] or _scaled(inner)[0] != 1):
            break
        node = inner
    return node


def _kept(node: ast.expr) -> ast.expr:
    """Return x of x.clamp(-5, 5)."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr=attr), args=args) if attr in KEEPING:
            return args[0] if text(owner) == "torch" and args else owner
    return node


def _same(flow: Flow, one: ast.expr, other: ast.expr) -> bool:
    """Whether two names stand for one thing: handed on as arguments, or given back; or both say log-variance."""
    words = text(one).rpartition(".")[2], text(other).rpartition(".")[2]
    if words[0] == words[1] and (LOG_VARIANCE.match(words[0]) or flow.scope(one) is flow.scope(other)):
        return True
    groups = _groups(flow)
    first, second = _key(flow, one), _key(flow, other)
    return any(first in group and second in group for group in groups)


Key = tuple[ast.AST, str]


def _key(flow: Flow, node: ast.expr) -> Key:
    home: ast.AST = flow.scope(node)
    if text(node) not in parameters(home) and not flow.bindings(text(node), home):  # type: ignore[arg-type]
        home = flow.tree
    return home, text(node)


@cache
def _groups(flow: Flow) -> list[set[Key]]:
    """Return the names of a file that stand for one thing each."""
    groups: list[set[Key]] = []
    for one, other in _ties(flow):
        mine = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in mine] + [{one, other}.union(*mine)]
    return groups


def _ties(flow: Flow) -> Iterator[tuple[Key, Key]]:
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.Assign):
            for target, value in pairs(node):
                if text(target) and text(_kept(value)):
                    yield _key(flow, target), _key(flow, _kept(value))
        if isinstance(node, ast.Call):
            function = flow.functions.get(called(node)) or flow.functions.get("forward")
            if function is not None:
                yield from _given(flow, node, function)


def _given(flow: Flow, call: ast.Call, function: ast.FunctionDef) -> Iterator[tuple[Key, Key]]:
    """Yield what a call hands over, with its names inside, and what it gives back, with its names outside."""
    names = [one.arg for one in function.args.args if one.arg not in ("self", "cls")]
    given = [*zip(names, call.args, strict=False), *((word.arg, word.value) for word in call.keywords)]
    if called(call) == function.name:
        yield from ((_key(flow, value), (function, name)) for name, value in given if name and text(value))
    above = flow.parents.get(call)
    target = above.targets[0] if isinstance(above, ast.Assign) else None
    for value in returns(function) if isinstance(target, ast.Tuple) else ():
        if (
            isinstance(value, ast.Tuple)
            and isinstance(target, ast.Tuple)
            and len(value.elts) == len(target.elts)
        ):
            for inside, outside in zip(value.elts, target.elts, strict=True):
                if text(inside) and text(outside):
                    yield _key(flow, inside), _key(flow, outside)
