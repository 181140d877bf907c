"""How a file counts right answers: what is added up over the batches, and by what it is divided."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import Flow, Loop, called, entry, last_word, returns, text
from torchdojo.doctor.traces.batches import counters, run_over

LOSSES = {"criterion", "loss_fn", "loss_func", "cross_entropy", "mse_loss", "l1_loss", "nll_loss", "smooth_l1_loss",
          "binary_cross_entropy", "binary_cross_entropy_with_logits", "lossfn", "loss_function"}  # fmt: skip
SUMS = {"sum", "count_nonzero", "nansum"}
MEANS = {"mean", "accuracy_score", "accuracy", "average", "nanmean"}


@dataclass(frozen=True, slots=True)
class Tally:
    """Something that grows in a loop: count of right answers, or their mean in each batch."""

    key: str
    loop: Loop
    node: ast.AST
    kind: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """A division of such a tally."""

    node: ast.expr | ast.stmt
    tally: Tally
    under: ast.expr


def compares(node: ast.AST) -> bool:
    """Whether answers are compared with labels here."""
    match node:
        case ast.Compare(ops=[ast.Eq()], comparators=[other]):
            return not isinstance(other, ast.Constant)
    return called(node) == "eq"


def kind(flow: Flow, value: ast.expr) -> str:
    """Return "count" or "mean" for the right answers in one batch, "loss" for a loss, "" for anything else."""
    parts = list(flow.expanded(value, 2))
    words = {called(part) for part in parts} - flow.functions.keys()
    numbers = list(flow.expanded(value, 2, callers=False))  # not the 10 * 36 units of a layer
    if not any(compares(part) for part in parts):
        summed = any(isinstance(p, ast.keyword) and p.arg == "reduction" for p in parts) or "len" in words
        weighted = any(isinstance(p, ast.BinOp) and isinstance(p.op, ast.Mult) for p in ast.walk(value))
        return "loss" if words & LOSSES and not summed and not weighted and "size" not in words else ""
    words = {called(part) for part in numbers} - flow.functions.keys()
    divided = any(
        isinstance(part, ast.BinOp) and isinstance(part.op, (ast.Div, ast.Mult)) for part in numbers
    )
    if words & MEANS or divided:
        return "mean"
    return "count" if words & SUMS else ""


def growing(flow: Flow) -> Iterator[tuple[ast.expr, ast.expr, ast.AST, bool]]:
    """Yield what grows in loops, by what, where, and whether it is a list: x += ..., x = x + ..., xs.append(...)."""
    found: tuple[ast.expr, ast.expr, ast.AST, bool]
    for node in ast.walk(flow.tree):
        match node:
            case ast.AugAssign(op=ast.Add(), target=target, value=value):
                found = target, value, node, False
            case ast.Assign(targets=[target], value=ast.BinOp(op=ast.Add(), left=left, right=value)) if (
                ast.unparse(target) == ast.unparse(left)
            ):
                found = target, value, node, False
            case ast.Call(func=ast.Attribute(value=target, attr="append"), args=[value]):
                found = target, value, node, True
            case _:
                continue
        if flow.loops(node):
            yield found


def key_of(node: ast.AST) -> str:
    """Return a name as it is written, also of an entry: stats["hits"]."""
    match node:
        case ast.Subscript(value=owner, slice=ast.Constant(value=str() as word)):
            return f"{text(owner)}[{word}]" if text(owner) else ""
    return text(node)


def tallies(flow: Flow) -> Iterator[Tally]:
    """Yield what is added up in loops of right answers and losses."""
    for target, value, node, listed in growing(flow):
        found = kind(flow, value) if key_of(target) else ""
        if found:
            yield Tally(key_of(target), flow.loops(node)[0], node, found, listed)


def ratios(flow: Flow) -> Iterator[Ratio]:
    """Yield the divisions of tallies in the function (for attributes: the class) that adds them up."""
    known = list(tallies(flow))
    for node in ast.walk(flow.tree):
        match node:
            case ast.BinOp(op=ast.Div(), left=over, right=under):
                pass
            case ast.AugAssign(op=ast.Div(), target=over, value=under):
                pass
            case _:
                continue
        keys = {key_of(part) for part in ast.walk(over)}
        for tally in known:
            if tally.key in keys and _together(flow, tally, node):
                yield Ratio(node, tally, under)
                break
    yield from _from_functions(flow, known)
    yield from _at_once(flow)
    yield from _means_of_lists(flow, known)


def _together(flow: Flow, tally: Tally, node: ast.AST) -> bool:
    if tally.key.startswith("self."):
        return flow.owner(node) is flow.owner(tally.node)
    return flow.scope(node) is flow.scope(tally.node) and node.lineno >= tally.loop.lineno  # type: ignore[attr-defined]


def _from_functions(flow: Flow, known: list[Tally]) -> Iterator[Ratio]:
    """Yield count(model, loader) / len(loader), where count() returns its tally."""
    for node in ast.walk(flow.tree):
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
            continue
        calls = [part for part in flow.expanded(node.left, 1) if isinstance(part, ast.Call)]
        for function in (flow.functions.get(called(part)) for part in calls):
            given = {text(value) for value in returns(function)} if function is not None else set()
            for tally in known:
                if tally.key in given and flow.scope(tally.node) is function:
                    yield Ratio(node, tally, node.right)


def _at_once(flow: Flow) -> Iterator[Ratio]:
    """Yield sum(... for x, y in loader) / n."""
    for node in ast.walk(flow.tree):
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
            continue
        for part in ast.walk(node.left):
            match part:
                case ast.Call(args=[ast.GeneratorExp() | ast.ListComp() as inner]) if called(part) == "sum":
                    head = inner.generators[0]
                    loop = ast.copy_location(ast.For(head.target, head.iter, [], []), inner)
                    found = kind(flow, inner.elt)
                    if found:
                        yield Ratio(node, Tally("", loop, inner, found), node.right)


def _means_of_lists(flow: Flow, known: list[Tally]) -> Iterator[Ratio]:
    """Yield np.mean(xs) and torch.tensor(xs).mean() of a list that grows by one for each batch."""
    for node in ast.walk(flow.tree):
        if not isinstance(node, ast.Call) or called(node) not in ("mean", "fmean", "average"):
            continue
        keys = {text(part) for part in ast.walk(node)}
        for tally in known:
            if (
                tally.listed
                and tally.key in keys
                and _together(flow, tally, node)
                and not flow.within(node, tally.loop)
            ):
                length = ast.Call(ast.Name("len", ast.Load()), [ast.Name(tally.key, ast.Load())], [])
                yield Ratio(node, tally, ast.copy_location(length, node))
                break


def counts_batches(flow: Flow, ratio: Ratio) -> bool:
    """Whether a tally is divided by the number of batches."""
    loop, under = ratio.tally.loop, ratio.under
    if text(under) and text(under) not in counters(flow, loop):
        under = flow.made(under) or under
    if isinstance(under, ast.Call) and called(under) in ("max", "float", "int") and under.args:
        under = next((arg for arg in under.args if not isinstance(arg, ast.Constant)), under)
    if isinstance(under, ast.Call) and called(under) == "len" and len(under.args) == 1:
        measured = text(under.args[0]) or entry(under.args[0])
        if ratio.tally.listed and measured == ratio.tally.key:
            return True
        outside = flow.scope(ratio.node) is not flow.scope(ratio.tally.node)
        return measured in run_over(loop) or (outside and bool(measured) and _passed(ratio, measured))
    if isinstance(under, ast.BinOp) and isinstance(under.right, ast.Constant) and under.right.value == 1:
        under = under.left
    return bool(text(under)) and text(under) in counters(flow, loop)


def _passed(ratio: Ratio, measured: str) -> bool:
    """Whether the loader that is measured is an argument of the call that counts."""
    calls = [part for part in ast.walk(ratio.node) if isinstance(part, ast.Call) and called(part) != "len"]
    return any(measured == text(arg) for call in calls for arg in call.args)


def done_to(flow: Flow, node: ast.AST) -> set[str]:
    """Return the methods called on a value, one after the other: float and mean of (a == b).float().mean()."""
    words: set[str] = set()
    for above in flow.above(node):
        match above:
            case ast.Attribute(attr=attr):
                words.add(attr)
            case ast.Call(func=func, args=[first, *_]) if first is node and last_word(func) in (
                "sum",
                "mean",
            ):
                words.add(last_word(func))
            case ast.Call(func=func) if func is node:
                pass
            case _:
                break
        node = above
    return words
