"""One object where several layers stand: the line that repeats it, and words that say it is meant."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import called, flow_of
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.source import Source

MEANT = re.compile(
    r"shar(e|ing)|\bt(ied|ying|ie)(_|\b)|_tied|albert|universal|siam|reus|twin|recurren|unroll|iterative|same_"
    r"|\b(one and the )?same (weights|block|layer|cell|parameters)|共享|共用|复用|同一|循环",
    re.IGNORECASE,
)
GROWING = {"append", "extend", "add_module", "insert"}


def one_for_several(case: Case) -> Iterator[tuple[Place, list[str], str, int]]:
    """Yield where an object with weights fills several places of a model: line, names, class and weights."""
    seen: set[int] = set()
    for model in case.models:
        for odd in model["same"] or ():
            layer, owner = case.log.things[odd["layer"]], case.log.things[odd["owner"]]
            if not odd["weights"] or layer.number in seen or not case.backwards:
                continue
            seen.add(layer.number)
            place = repeated_at(case, layer, owner, odd["names"])
            if place.line and not meant(case, [place, *layer.where, *owner.where]):
                yield place, odd["names"], layer.cls, odd["weights"]


def meant(case: Case, places: list[Place]) -> bool:
    """Whether the code around these lines, or the file's first words, say that weights are shared."""
    words = [ast.get_docstring(case.source(place).tree) or "" for place in places[:1]]
    words += [_around(case.source(place), place.line) for place in places]
    return any(map(MEANT.search, words))


def _around(source: Source, line: int) -> str:
    """Return the class, function or statement that stands farthest out around a line, with the comments above it."""
    outer = next((n for n in source.tree.body if n.lineno <= line <= (n.end_lineno or 0)), None)
    if outer is None:
        return ""
    first = outer.lineno
    while source.line(first - 1).lstrip().startswith(("#", "@")):
        first -= 1
    return "\n".join(source.lines[first - 1 : outer.end_lineno])


def repeated_at(case: Case, layer: Thing, owner: Thing, names: list[str]) -> Place:
    """Return the line that puts the object into several places."""
    given = {name for place in layer.where for name in case.source(place).names_given(place.line)}
    for place in (*layer.where, *owner.where):
        statement = case.source(place).statement(place.line)
        for node in ast.walk(statement) if isinstance(statement, (ast.Assign, ast.Return, ast.Expr)) else ():
            if _multiplies(node, given):
                return case.source(place).place(node)
    for place in owner.where:
        flow = flow_of(case.source(place))
        scope = flow.source.function(place.line) or flow.tree
        for node in sorted(ast.walk(scope), key=lambda n: getattr(n, "lineno", 0)):
            if _takes(node, given) or _second(node, names):
                return flow.source.place(node)
    return line_of(owner.where)


def _multiplies(node: ast.AST, names: set[str]) -> bool:
    """Whether this is [Layer()] * n or [layer] * n, or dict.fromkeys(names, layer)."""
    match node:
        case ast.BinOp(op=ast.Mult(), left=ast.List(elts=parts) | ast.Tuple(elts=parts)):
            return any(isinstance(part, ast.Call) or _last(part) in names for part in parts)
    return called(node) == "fromkeys"


def _takes(node: ast.AST, names: set[str]) -> bool:
    """Whether a list is made of these names, or grows by one of them."""
    match node:
        case ast.List(elts=parts) | ast.Tuple(elts=parts, ctx=ast.Load()):
            return sum(_last(part) in names for part in parts) > 1
        case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part):
            return _last(part) in names
        case ast.AugAssign(value=ast.List(elts=parts)):
            return any(_last(part) in names for part in parts)
        case ast.Call(args=parts) if called(node) in GROWING:
            return any(_last(part) in names for part in parts)
        case ast.Call(args=parts):
            return sum(_last(part) in names for part in parts) > 1
    return False


def _last(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _second(node: ast.AST, names: list[str]) -> bool:
    """Whether a model's second name is given here: self.fc2 = layer, or self.fc1 = self.fc2 = layer."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(t, ast.Attribute) and t.attr == names[1] for t in targets)
