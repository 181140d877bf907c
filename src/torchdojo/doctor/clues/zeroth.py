"""Words that are numbered from 0 on, where no number is put aside for padding or for what is not known."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.flow import called, flow_of, pairs, text
from torchdojo.doctor.source import Source

SPECIAL = re.compile(r"^\W*(pad|padding|unk|unknown|mask|oov|none|blank)\W*$|^$", re.IGNORECASE)
LABELS = re.compile(r"label|class|tag|kind|cat|target|标签|类别", re.IGNORECASE)


def numbered(source: Source) -> Iterator[ast.AST]:
    """Yield where words are numbered from 0 on: {w: i for i, w in enumerate(words)}, vocab[w] = len(vocab)."""
    if any(_put_aside(node) for node in ast.walk(source.tree)):
        return
    for node in ast.walk(source.tree):
        names = [text(t) for t in getattr(flow_of(source).statement(node), "targets", ())]
        if not any(map(LABELS.search, names)) and (_enumerated(node) or _grown(node)):
            yield node


def _put_aside(node: ast.AST) -> bool:
    """Whether this names a token of its own, "<pad>", gives 0 to what is not known, or numbers something from 1 on."""
    match node:
        case ast.Constant(value=str(word)):
            return bool(SPECIAL.search(word))
        case ast.Call() if called(node) == "enumerate":
            return len(node.args) + len(node.keywords) > 1
        case ast.DictComp(value=ast.BinOp()) | ast.Assign(targets=[ast.Subscript()], value=ast.BinOp()):
            return True
    return isinstance(node, ast.Call) and called(node) == "get" and len(node.args) == 2


def _enumerated(node: ast.AST) -> bool:
    match node:
        case ast.DictComp(
            value=number, generators=[ast.comprehension(target=ast.Tuple(elts=[i, _]), iter=turns)]
        ):
            from_0 = isinstance(turns, ast.Call) and len(turns.args) == 1 and not turns.keywords
            return from_0 and called(turns) == "enumerate" and text(i) == text(number) != ""
    return False


def _grown(node: ast.AST) -> bool:
    """Whether this is vocab[word] = len(vocab), of an empty one."""
    for target, value in pairs(node) if isinstance(node, ast.Assign) else ():
        owner = text(target.value) if isinstance(target, ast.Subscript) else ""
        if owner and isinstance(value, ast.Call) and called(value) == "len" and text(value.args[0]) == owner:
            return True
    return False
