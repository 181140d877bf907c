"""Where positions are made ready for a sequence, and never used."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import called, flow_of, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import Source, source_of

PLACES = re.compile(
    r"^_?(pe|pos|posn|positions?|pos_?(emb\w*|enc\w*|table)?|positional\w*|position_\w+|wpe)$", re.IGNORECASE
)


def unused(case: Case) -> Iterator[Place]:
    """Yield where a model that ran makes positions that no line of its file reads."""
    ran = {thing.cls for thing in case.models if thing["ran"] or case.events("forward")}
    for source in map(source_of, case.files):
        flow = flow_of(source)
        read = {
            node.attr
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
        }
        words: set[object] = {node.value for node in ast.walk(source.tree) if isinstance(node, ast.Constant)}
        for name, node in _made(source):
            owner = flow.owner(node)
            if name not in read and owner is not None and owner.name in ran and _once(words, name, node):
                yield source.place(node)


def _made(source: Source) -> Iterator[tuple[str, ast.AST]]:
    """Yield what is kept under a name for positions: self.pos = ..., self.register_buffer("pe", ...)."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr=name) as target], value=ast.Call()) if (
                text(target) == f"self.{name}"
            ):
                if PLACES.match(name):
                    yield name, node
            case ast.Call(args=[ast.Constant(value=str(name)), _, *_]) if called(node) == "register_buffer":
                if PLACES.match(name):
                    yield name, node


def _once(words: set[object], name: str, node: ast.AST) -> bool:
    """Whether no other line may ask for it by its name: getattr(self, "pos"), self._buffers["pe"]."""
    return name not in words or isinstance(node, ast.Call)
