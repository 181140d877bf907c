"""Batches that are cut wrongly, by reading: overlapping, mostly empty, or taken and never looked at."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, called, own, returns, text
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.traces import batches
from torchdojo.text import Text

LEARNING = {"backward", "step"}
CONVERTING = {
    "tensor",
    "as_tensor",
    "from_numpy",
    "Tensor",
    "float",
    "long",
    "unsqueeze",
    "astype",
    "len",
    "int",
}


def overlapping(flow: Flow) -> Iterator[tuple[ast.For, ast.Subscript]]:
    """Yield `for i in range(n // size)` with x[i : i + size]: the next batch is the same but for one row."""
    for loop, name in _counting(flow):
        size = _divided_by(flow, loop.iter.args[-1]) if len(loop.iter.args) == 1 else ""  # type: ignore[attr-defined]
        for cut in _cuts(loop) if size else ():
            match cut.slice:
                case ast.Slice(lower=ast.Name(id=low), upper=ast.BinOp(op=ast.Add()) as end, step=None):
                    parts = {ast.unparse(end.left), ast.unparse(end.right)}
                    if low == name and parts == {name, size}:
                        yield loop, cut
                        break


def scattered(flow: Flow) -> Iterator[tuple[ast.For, ast.Subscript]]:
    """Yield `for i in range(0, n, size)` with x[i * size : (i + 1) * size]: behind the first batches all is empty."""
    for loop, name in _counting(flow):
        size = ast.unparse(loop.iter.args[2]) if len(loop.iter.args) == 3 else ""  # type: ignore[attr-defined]
        for cut in _cuts(loop) if size else ():
            match cut.slice:
                case ast.Slice(lower=ast.BinOp(op=ast.Mult()) as low):
                    if {ast.unparse(low.left), ast.unparse(low.right)} == {name, size}:
                        yield loop, cut
                        break


def unread(flow: Flow) -> Iterator[tuple[ast.For, ast.AST]]:
    """Yield loops over pairs that learn, but read neither part of the pair, and where they call a model instead."""
    for loop in (node for node in ast.walk(flow.tree) if isinstance(node, ast.For)):
        target = loop.target
        if isinstance(target, ast.Tuple) and called(loop.iter) == "enumerate" and len(target.elts) == 2:
            target = target.elts[1]
        names = {text(one) for one in ast.walk(target)} - {""} if isinstance(target, ast.Tuple) else set()
        inside = list(own(loop))
        body = [part for part in inside if isinstance(part, ast.Name) and part.id in names]
        read = any(isinstance(part.ctx, ast.Load) for part in body)
        learns = {called(part) for part in inside} >= LEARNING
        if len(names) < 2 or any(name.startswith("_") for name in names) or read or not learns:
            continue
        fetched = any(called(part) in ("next", "get_batch", "sample") for part in inside)
        asked = [
            part for part in inside if isinstance(part, ast.Call) and part.args and _backward(loop, part)
        ]
        if not fetched and asked:
            yield loop, flow.statement(asked[0])


def held_fast(flow: Flow) -> Iterator[tuple[ast.For, ast.AST]]:
    """Yield `for _ in range(len(loader))` that learns from a batch taken by next() before the loop, and the next()."""
    for loop in (node for node in ast.walk(flow.tree) if isinstance(node, ast.For)):
        if not ast.unparse(loop.iter).startswith("range(len("):
            continue
        inside = list(own(loop))
        stored = {
            part.id for part in inside if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
        }
        used = {part.id for part in inside if isinstance(part, ast.Name)} - stored
        calls = {called(part) for part in inside}
        block = getattr(flow.parents.get(loop), "body", [])
        for node in block if "next" not in calls and calls >= LEARNING and flow.loops(loop) else ():
            taken = isinstance(node, ast.Assign) and called(node.value) == "next"
            names = {text(part) for part in ast.walk(node.targets[0])} - {""} if taken else set()
            if names and names <= used and node.lineno < loop.lineno:
                yield loop, node


def same_for_all(flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield where a data set gives a row whatever index it is asked for, and nothing in it changes or is drawn."""
    for function in (node for node in ast.walk(flow.tree) if isinstance(node, ast.FunctionDef)):
        arguments = function.args.args
        if function.name != "__getitem__" or len(arguments) != 2 or arguments[1].arg.startswith("_"):
            continue
        inside = list(own(function))
        read = arguments[1].arg in {part.id for part in inside if isinstance(part, ast.Name)}
        calls = {called(part) for part in inside if isinstance(part, ast.Call)}
        changes: list[ast.AST] = [
            part for part in inside if isinstance(part, ast.AugAssign | ast.Raise | ast.Yield)
        ]
        changes += [
            part for part in inside if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)
        ]
        cuts = [part for part in inside if isinstance(part, ast.Subscript)]
        if cuts and not read and not changes and calls <= CONVERTING:
            said = isinstance(function.body[0], ast.Expr)  # its docstring
            yield function.body[min(said, len(function.body) - 1)], arguments[1].arg


def short_lengths(case: Case, flow: Flow) -> Iterator[tuple[ast.AST, str]]:
    """Yield `return len(self.x) // size`, or the width of self.x, of data sets whose rows are self.x[index]."""
    for cls, value, rows in _lengths(flow):
        match value:
            case ast.BinOp(
                op=ast.FloorDiv(), left=ast.Call(args=[ast.Attribute() as stored]), right=size
            ) if text(stored) in rows and not isinstance(size, ast.Constant):
                yield flow.statement(value), text(stored)
        if (wide := _width(value)) in rows and _of_other_length(case, cls, wide):
            yield flow.statement(value), wide


def _width(value: ast.expr) -> str:
    """Return self.x of len(self.x[0]), of self.x.shape[1] and of self.x.size(1); else "" """
    match value:
        case (
            ast.Call(func=ast.Name(id="len"), args=[ast.Subscript(value=stored, slice=ast.Constant(value=0))])
            | ast.Subscript(value=ast.Attribute(value=stored, attr="shape"), slice=ast.Constant(value=1))
            | ast.Call(func=ast.Attribute(value=stored, attr="size"), args=[ast.Constant(value=1)])
        ):
            return text(stored)
    return ""


def _of_other_length(case: Case, cls: str, name: str) -> bool:
    """Whether all data sets of a class were seen to keep something that has not one entry for each of their rows."""
    seen = [event["digests"] for event in case.events("stored") if event["cls"] == cls]
    return bool(seen) and not any(name.removeprefix("self.") in digests for digests in seen)


def _lengths(flow: Flow) -> Iterator[tuple[str, ast.expr, set[str]]]:
    """Yield a data set's class, what its __len__ returns, and what it gives the rows of just as they are numbered."""
    for cls in (node for node in ast.walk(flow.tree) if isinstance(node, ast.ClassDef)):
        methods = {node.name: node for node in cls.body if isinstance(node, ast.FunctionDef)}
        get, length = methods.get("__getitem__"), methods.get("__len__")
        if get is None or length is None or len(get.args.args) != 2:
            continue
        index = get.args.args[1].arg
        parts = list(own(get))
        others: list[ast.AST] = [n for n in parts if isinstance(n, ast.BinOp) and _reckoned(n, index)]
        others += [
            n for n in parts if isinstance(n, ast.Name) and n.id == index and isinstance(n.ctx, ast.Store)
        ]
        rows = {text(n.value) for n in parts if isinstance(n, ast.Subscript) and text(n.slice) == index}
        for value in returns(length) if not others else ():
            yield cls.name, value, rows


def _reckoned(node: ast.BinOp, index: str) -> bool:
    """Whether a sum or product is made of an index itself, not of the row that has it: i * 2, not self.x[i] * 2."""
    parts = list(ast.walk(node))
    used = sum(isinstance(part, ast.Name) and part.id == index for part in parts)
    return used > sum(isinstance(part, ast.Subscript) and text(part.slice) == index for part in parts)


def _backward(loop: ast.For, call: ast.Call) -> bool:
    """Whether this stands in a statement of the loop that makes something: loss = f(model(x), y)."""
    return any(call in ast.walk(part) for part in loop.body if isinstance(part, ast.Assign))


def _counting(flow: Flow) -> Iterator[tuple[ast.For, str]]:
    for node in ast.walk(flow.tree):
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name) and called(node.iter) == "range":
            yield node, node.target.id


def _cuts(loop: ast.For) -> Iterator[ast.Subscript]:
    return (part for part in own(loop) if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Load))


def _divided_by(flow: Flow, count: ast.expr) -> str:
    """Return size of n // size, int(n / size) and of a name made of it."""
    for part in flow.expanded(count, 2):
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.FloorDiv | ast.Div):
            return ast.unparse(part.right)
    return ""


def passed_by(case: Case, flow: Flow) -> Iterator[Finding]:
    """A loop takes batches and learns from something else, or a data set gives the same row for every index."""
    for loop, asked in unread(flow):
        if batches.learns(case, flow.source.file, loop):
            says = Text(en=f"The batches of the loop at line {loop.lineno} are never looked at.",
                        zh=f"第 {loop.lineno} 行的循环取出了批次，却从来没有用到。")  # fmt: skip
            yield Finding(flow.source.place(asked), says)
    for loop, taken in held_fast(flow):
        if batches.learns(case, flow.source.file, loop):
            says = Text(en=f"All rounds of the loop at line {loop.lineno} learn from this one batch.",
                        zh=f"第 {loop.lineno} 行的循环，每一轮学的都是这里取出的同一批。")  # fmt: skip
            yield Finding(flow.source.place(taken), says)
    for returned, index in same_for_all(flow):
        says = Text(en=f"__getitem__ never reads {index}: every row is the same one.",
                    zh=f"__getitem__ 从不读 {index}：每一行都是同一行。")  # fmt: skip
        yield Finding(flow.source.place(returned), says)
