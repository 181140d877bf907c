"""Classes that are left and right of each other, or above and below, and pictures that are mirrored by chance."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.partners import LABELS
from torchdojo.doctor.flow import Flow, called, own, pairs, text
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.drawn_twice import values
from torchdojo.doctor.traces.mirroring import CHANCE, root

WORDS = {-1: (("left", "right"), ("左", "右")), -2: (("up", "down"), ("上", "下"))}
TURNED = re.compile(r"flip|rot90|::-1")
ACROSS = {"hflip", "fliplr", "RandomHorizontalFlip"}
UPRIGHT = {"vflip", "flipud", "RandomVerticalFlip"}
AXES = {"-1": -1, "3": -1, "-2": -2}
SAID = re.compile(r"horizontal|hflip|mirror|left.?right|水平|左右|镜像", re.IGNORECASE)
NAMES = re.compile(
    r"class|label|name|categor|direction|gesture|command|action|sign|kind|turn|arrow|facing|gaze|manoeuv|maneuv|类|标签|方向",
    re.IGNORECASE,
)
AUGMENTS = re.compile(
    r"aug|transform|random|flip|mirror|getitem|jitter|distort|__call__|增强|翻转", re.IGNORECASE
)


def mirrored(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield where pictures are mirrored by chance and no label with them, and the two classes it mixes up."""
    said = "\n".join(flow.source.lines).lower()
    if not TURNED.search(said):
        return
    sides = {axis: pair for axis in WORDS if (pair := _classes(flow, axis, said))}
    for node in ast.walk(flow.tree) if sides else ():
        axis = _axis(flow, node)
        if axis in sides and _alone(flow, node):
            yield node, *sides[axis]


def _classes(flow: Flow, axis: int, said: str) -> tuple[str, str] | None:
    """Return left and right, if the code calls two classes so."""
    for one, other in (pair for pair in WORDS[axis] if all(word in said for word in pair)):
        if (
            any(_listed(flow, one, other))
            or _constants(flow, one, other)
            or _numbered(flow.source, one, other)
        ):
            return one, other
        beside = {_beside(flow.source, node, one, other) for node in ast.walk(flow.tree)}
        if {one, other} <= beside or any(_chosen(node) == {one, other} for node in ast.walk(flow.tree)):
            return one, other
    return None


def _listed(flow: Flow, one: str, other: str) -> Iterator[bool]:
    """Yield whether lists that are called classes, names, directions hold left and right, or one such pair."""
    for node in ast.walk(flow.tree):
        for target, value in pairs(node) if isinstance(node, ast.Assign) else ():
            words = [w.lower() for w in _strings(value)] if NAMES.search(text(target)) else []
            swapped = [word for word in words if one in word and word.replace(one, other) in words]
            yield one in swapped or len(swapped) == 1


def _strings(value: ast.expr) -> list[str]:
    """Return the strings of a list, tuple or dict (its keys or its values), and of "left right".split()."""
    match value:
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            parts = list(elts)
        case ast.Dict(keys=keys, values=inside):
            parts = [part for part in (*keys, *inside) if part is not None]
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(words)), attr="split")):
            return words.replace(",", " ").split()
        case _:
            return []
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def _constants(flow: Flow, one: str, other: str) -> bool:
    """Whether LEFT and RIGHT are two numbers side by side: LEFT, RIGHT = range(2), class Turn(Enum): LEFT = 0."""
    numbers: dict[str, int] = {}
    for node in ast.walk(flow.tree):
        for target, value in pairs(node) if isinstance(node, ast.Assign) else ():
            name = text(target).upper()
            if name == text(target) and name in (one.upper(), other.upper()) and name.isascii():
                match value:
                    case ast.Constant(value=int(number)):
                        numbers[name] = number
                    case ast.Call() if called(value) == "range":
                        numbers[name] = len(numbers)
    found = list(numbers.values())
    return len(found) == 2 and abs(found[0] - found[1]) == 1


def _numbered(source: Source, one: str, other: str) -> bool:
    """Whether a comment or text says which number is left and which is right: 0 = left, 1 = right."""
    for said in _said(source):
        found = [_number_of(word).search(said.lower()) for word in (one, other)]
        digits = [int(match[1] or match[2]) for match in found if match]
        if len(digits) == 2 and abs(digits[0] - digits[1]) == 1:
            return True
    return False


def _number_of(word: str) -> re.Pattern[str]:
    before = rf"(?<![\w.])(\d)\s*[=:：-]?\s*{word}(?![a-z])"
    return re.compile(rf"{before}|(?<![a-z]){word}\s*[=:：(]\s*(\d)(?![\w.])")


def _said(source: Source) -> Iterator[str]:
    """Yield the comments of a file, and the lines of its docstrings."""
    yield from (line.partition("#")[2] for line in source.lines if "#" in line)
    for node in ast.walk(source.tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str(said))):
                yield from said.splitlines()


def _chosen(node: ast.AST) -> set[str]:
    """Return left and right of "left" if kind == 0 else "right"."""
    match node:
        case ast.IfExp(
            test=ast.Compare(ops=[ast.Eq()], comparators=[ast.Constant(value=int())]),
            body=ast.Constant(value=str(one)),
            orelse=ast.Constant(value=str(other)),
        ):
            return {one.lower(), other.lower()}
    return set()


def _beside(flow_source: Source, node: ast.AST, one: str, other: str) -> str:
    """Return left of `if kind == 0:  # left`."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.Eq):
        return ""
    said = flow_source.line(node.lineno).partition("#")[2].strip().lower()
    around = r"(?:an?|the|to|turn|turns|arrow|pointing|points|facing|faces|looks|looking|go|箭头|朝|向)"
    found = re.fullmatch(rf"(?:{around}\s*)*({one}|{other})(?:\s*(?:arrow|turn|sign|箭头|转))?[.,;:]?", said)
    return found[1] if found else ""


def _axis(flow: Flow, node: ast.AST) -> int | None:
    """Return the axis that is mirrored here: -1 for left and right, -2 for above and below."""
    match node:
        case ast.Call() if called(node) in ACROSS | UPRIGHT:
            return -1 if called(node) in ACROSS else -2
        case ast.Call() if called(node) == "rot90":
            return -1
        case ast.Call(args=args, keywords=words) if called(node) == "flip" and (args or words):
            written = ast.unparse(words[-1].value if words else args[-1]).strip("[](), ")
            around = flow.source.line(node.lineno) + getattr(flow.scope(node), "name", "")
            return AXES.get(written, -1 if SAID.search(around) and written in ("1", "2") else None)
        case ast.Subscript(slice=ast.Tuple(elts=[*_, ast.Slice(step=ast.UnaryOp(op=ast.USub()))])):
            return -1
    return None


def _alone(flow: Flow, node: ast.AST) -> bool:
    """Whether chance decides this, in what augments or in the loop that learns, and no label follows."""
    scope, statement = flow.scope(node), flow.statement(node)
    tests = [test for test in _tests(flow, node) if any(_drawn(flow, part) for part in ast.walk(test))]
    branches = [up for up in flow.above(node) if isinstance(up, ast.If) and up.test in tests]
    inside = [part for up in branches for one in (*up.body, *up.orelse) for part in ast.walk(one)]
    targets = {_target(part) for part in (*inside, statement)} - {""}
    names = {text(part) for test in tests for part in ast.walk(test) if _drawn(flow, part)} - {""}
    elsewhere = [part for part in own(scope) if flow.statement(part) not in (statement, *branches)]
    used = any(text(part) in names and isinstance(getattr(part, "ctx", None), ast.Load) for part in elsewhere)
    ever = all(_ever(flow, part) for test in tests for part in flow.expanded(test, 1))
    here = _augments(flow, scope) or any(
        called(part) == "backward" for loop in flow.loops(node) for part in own(loop)
    )
    plain = len(targets) <= 1 and "?" not in targets and not _answers(flow, scope, statement, targets)
    return (bool(tests) and here and ever and plain and not used) or called(node).startswith("Random")


def _tests(flow: Flow, node: ast.AST) -> Iterator[ast.expr]:
    """Yield what decides whether something is done: if, a if c else b, where(c, a, b), x[c] = ..., rot90(x, c)."""
    scope = flow.scope(node)
    for up in (node, *flow.above(node)):
        match up:
            case ast.If(test=test) | ast.IfExp(test=test) if flow.scope(up) is scope and node is not test:
                yield test
            case ast.Call(args=[test, _, _]) if called(up) == "where":
                yield test
            case ast.Call(args=[_, test, *_]) if called(up) == "rot90":
                yield test
            case ast.Assign(targets=[ast.Subscript(slice=test)]):
                yield test


def _target(node: ast.AST) -> str:
    """Return what gets a new value; "?" if these are several, or a label is returned that is no plain name."""
    match node:
        case ast.Assign(targets=[target]) | ast.AugAssign(target=target):
            by_key = isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant)
            return ast.unparse(target) if by_key else root(target) or "?"
        case ast.Return(value=ast.Tuple(elts=[_, *others])) if not all(map(text, others)):
            return "?"
    return ""


def _drawn(flow: Flow, part: ast.AST) -> bool:
    """Whether this is drawn, or a name for what was drawn: if rand() < p, flip = rand(n) < p."""
    made = flow.made(part) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load) else None
    inside = [part, *(ast.walk(made) if made is not None else ())]
    return any(called(one) in CHANCE for one in inside)


def _ever(flow: Flow, part: ast.AST) -> bool:
    """Whether this is no probability that is 0, and no switch that is off, wherever it is given."""
    given: list[ast.expr] = [part] if isinstance(part, (ast.Name, ast.Attribute)) else []
    for _ in range(3):
        given = [v for one in given for v in ([one] if isinstance(one, ast.Constant) else values(flow, one))]
    return not given or not all(isinstance(one, ast.Constant) and not one.value for one in given)


def _augments(flow: Flow, scope: ast.AST) -> bool:
    owner = flow.owner(scope)
    said = [getattr(scope, "name", ""), owner.name if owner is not None else ""]
    return any(AUGMENTS.search(one) for one in said)


def _answers(flow: Flow, scope: ast.AST, statement: ast.AST, pictures: set[str]) -> bool:
    """Whether a label is made of the picture after it was mirrored: then it follows."""
    for node in own(scope):
        if isinstance(node, ast.Assign) and node.lineno > getattr(statement, "lineno", 0):
            labels = any(LABELS.search(text(target)) for target, _ in pairs(node))
            if labels and pictures & {text(part) for part in ast.walk(node.value)}:
                return True
    return False
