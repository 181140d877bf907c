"""Models that are to say what comes next: how they are known, and where their targets are made."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, flow_of, pairs, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.source import Source, source_of

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
NEXT = {"lm", "gpt", "ppl", "perplexity", "language", "generate", "generated", "bigram", "autoregressive",
        "multinomial", "forecast", "next", "teacher", "forcing", "translate", "translation", "sos", "bos"}  # fmt: skip


def foretells(case: Case, losses: list[Event]) -> bool:
    """Whether the model is to say what comes next: it is given the answers, too, attention looks back, or by name."""
    asked = {(loss.tick, loss["unmoved"][0]) for loss in losses}
    masked = any((e.tick, e["length"]) in asked and not e["ahead"] for e in case.events("attention"))
    text = "\n".join(line for file in case.files for line in source_of(file).lines)
    return (
        masked
        or any(loss["unmoved"][1] for loss in losses)
        or bool(NEXT & {word.lower() for word in WORD.findall(text.replace("next(", ""))})
    )


def made(source: Source) -> Place | None:
    """Return the line that makes input and target of the same: the second of two assignments, or the one of both."""
    found: list[ast.AST] = []
    for node in ast.walk(source.tree):
        match node:
            case ast.Tuple(elts=[one, other], ctx=ast.Load()):
                found += [node] if cuts(one) and ast.dump(one) == ast.dump(other) else []
        body = getattr(node, "body", None)
        for first, second in pairwise(body if isinstance(body, list) else []):
            match first, second:
                case ast.Assign(targets=[ast.Name()], value=one), ast.Assign(
                    targets=[ast.Name()], value=other
                ):
                    found += [second] if cuts(one) and ast.dump(one) == ast.dump(other) else []
    return source.place(found[0]) if len(found) == 1 else None


def cuts(node: ast.AST) -> bool:
    """Whether something is cut out in an expression."""
    return any(isinstance(part, ast.Subscript) for part in ast.walk(node))


def fed(case: Case, loss: Event) -> Place | None:
    """Return the line that cuts the first step off what a model is given: the decoder's input is then the target."""
    asked = [
        e for e in case.events("forward") if e.tick == loss.tick and e.number < loss.number and e["grad"]
    ]
    for event in reversed(asked):
        place = line_of(event.where)
        flow = flow_of(case.source(place))
        for call in (
            n for n in ast.walk(flow.source.statement(place.line) or flow.tree) if isinstance(n, ast.Call)
        ):
            for part in (part for given in call.args for part in _behind(flow, given)):
                if _late(part):
                    return flow.source.place(part)
    flows = [flow_of(source_of(file)) for file in case.files]
    joined = [
        flow.source.place(n) for flow in flows for n in ast.walk(flow.tree) if _late(n) and _joined(flow, n)
    ]
    return joined[0] if len(joined) == 1 else None


def _joined(flow: Flow, cut: ast.AST) -> bool:
    """Whether what is cut was put together: the first step is put before it and cut off again."""
    value = getattr(cut, "value", cut)
    return any(called(part) in ("cat", "concat", "concatenate", "hstack") for part in flow.expanded(value, 1))


def _behind(flow: Flow, node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of an expression and of what its names and keys stand for: batch["dec"] of {"dec": dec}."""
    keys = {
        n.slice.value
        for n in ast.walk(node)
        if isinstance(n, ast.Subscript) and isinstance(n.slice, ast.Constant)
    }
    dicts = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Dict)] if keys else []
    named = [
        v for d in dicts for k, v in zip(d.keys, d.values, strict=True) if getattr(k, "value", None) in keys
    ]
    for one in (node, *named):
        yield from flow.expanded(one, 2)


def _late(node: ast.AST) -> bool:
    """Whether a cut leaves out the first step: x[:, 1:] or x[1:]."""
    parts = node.slice.elts if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple) else []
    last = parts[-1] if parts else getattr(node, "slice", None)
    first = isinstance(last, ast.Slice) and isinstance(last.lower, ast.Constant) and last.lower.value == 1
    return first and last.upper is None  # type: ignore[union-attr]


def told(case: Case) -> Iterator[tuple[Place, str]]:
    """Yield where, step by step, a model is given the very step that the loss asks for: y[:, t] and y[:, t]."""
    asked = {(p.file, p.line) for e in case.learned_losses("cross_entropy", "nll_loss") for p in e.where[:1]}
    for flow in (flow_of(source_of(file)) for file in case.files):
        for loss in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and len(n.args) == 2):
            match flow.loops(loss)[:1]:
                case [ast.For(target=ast.Name(id=step)) as loop] if (flow.source.file, loss.lineno) in asked:
                    for call in _given(flow, loop, step, loss):
                        yield flow.source.place(call), ast.unparse(loss.args[1])


def _given(flow: Flow, loop: ast.For, step: str, loss: ast.Call) -> Iterator[ast.Call]:
    """Yield the calls before a loss in its round that are given its target, and whose answer it looks at."""
    answer, target = loss.args
    match target:
        case ast.Subscript(slice=ast.Tuple(elts=[ast.Slice(lower=None, upper=None), when])) if step in _names(
            when
        ):
            pass
        case _:
            return
    looked, own_statement = _names(answer), flow.statement(loss)
    for statement in reversed([s for s in loop.body if s.lineno <= loss.lineno]):
        made = {text(t) for t, _ in pairs(statement)} if isinstance(statement, ast.Assign) else set()
        part = answer if statement is own_statement else statement
        if part is statement and not made & looked:
            continue
        yield from (n for n in ast.walk(part) if isinstance(n, ast.Call) and _takes(n, target))
        looked |= _names(part)


def _takes(call: ast.Call, target: ast.expr) -> bool:
    return ast.dump(target) in map(ast.dump, call.args)


def _names(node: ast.AST) -> set[str]:
    return {text(part) for part in ast.walk(node)} - {""}
