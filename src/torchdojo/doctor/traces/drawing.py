"""Drawing by hand, mean + deviation * noise: whether the way back to mean and deviation is kept."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, flow_of, parameters, text
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.cuts import WITHOUT
from torchdojo.text import Text

NOISE = {"randn_like", "randn", "normal_", "normal"}
KULLBACK = re.compile(r"(^|_)kl[dq]?(_|$)", re.IGNORECASE)
SCORED = re.compile(r"log_?p|entropy|nll|advantage|reward", re.IGNORECASE)


def by_hand(source: Source) -> Iterator[Finding]:
    """Find the draws by hand that cut an encoder off."""
    for node, mean in cut_draws(flow_of(source)):
        says = Text(
            en=f"{mean} and its deviation are taken without their graph; only the divergence teaches the encoder.",
            zh=f"{mean} 和对应的标准差都脱离了计算图，编码器只剩 KL 散度这一项能教它。",
        )
        yield Finding(source.place(node), says)


def cut_draws(flow: Flow) -> Iterator[tuple[ast.BinOp, str]]:
    """Yield draws whose mean and deviation are both taken without their graph, and the name of the mean.

    A file that speaks of a Kullback-Leibler divergence, and asks for no probability, means an autoencoder.
    """
    words = {part.id if isinstance(part, ast.Name) else getattr(part, "attr", "") for part in _names(flow)}
    if not any(map(KULLBACK.search, words)) or any(map(SCORED.search, words)):
        return
    for node in ast.walk(flow.tree):
        match node:
            case (
                ast.BinOp(left=one, op=ast.Add(), right=ast.BinOp(op=ast.Mult()) as product)
                | ast.BinOp(left=ast.BinOp(op=ast.Mult()) as product, op=ast.Add(), right=one)
            ):
                name, inside = _cut(one), parameters(flow.scope(node))
                if name in inside and _noisy(flow, product) and not _unasked(flow, node):
                    yield node, name


def _names(flow: Flow) -> Iterator[ast.AST]:
    return (node for node in ast.walk(flow.tree) if isinstance(node, (ast.Name, ast.Attribute)))


def _cut(node: ast.AST) -> str:
    """Return the name of x in x.data and x.detach()."""
    match node:
        case ast.Attribute(value=value, attr="data"):
            return text(value)
        case ast.Call(func=ast.Attribute(value=value, attr="detach")):
            return text(value)
    return ""


def _noisy(flow: Flow, product: ast.BinOp) -> bool:
    """Whether noise is multiplied by a deviation that has lost its graph."""
    sides = [list(flow.expanded(side)) for side in (product.left, product.right)]
    noise = [any(called(part) in NOISE for part in side) for side in sides]
    lost = [any(_cut(part) for part in side) for side in sides]
    return any(noise[n] and lost[1 - n] for n in (0, 1))


def _unasked(flow: Flow, node: ast.AST) -> bool:
    """Whether no graph is wanted here."""
    around = [item.context_expr for up in flow.above(node) if isinstance(up, ast.With) for item in up.items]
    return any(called(one) in WITHOUT for one in around)
