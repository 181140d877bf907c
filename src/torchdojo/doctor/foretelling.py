"""Models that are to say what comes next: how they are known, and where their targets are made."""

import ast
import re
from itertools import pairwise

from torchdojo.doctor.case import Case
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
