"""What is tried one after another: for rate in (0.001, 0.1, 10). What comes of the worst is what was asked."""

import ast
from collections.abc import Iterator
from functools import cache

from torchdojo.doctor.flow import called, last_word
from torchdojo.doctor.source import Source

SPACED = {"logspace", "linspace", "geomspace"}
TOGETHER = {"product", "zip", "enumerate"}
DEEP = 3  # functions that hand a number on


def compared(source: Source, line: int) -> bool:
    """Whether a line stands in a function that is one of several, tried in turn: for init in (zeros, xavier)."""
    function = source.function(line)
    loops = (node for node in ast.walk(source.tree) if isinstance(node, (ast.For, ast.comprehension)))
    listed = {last_word(part) for loop in loops for _, over in _bound(source, loop.target, loop.iter)
              for part in ast.walk(over)}  # fmt: skip
    return function is not None and function.name in listed


def tried(source: Source, line: int) -> bool:
    """Whether the statement at this line uses, or holds, what is one of several, tried in turn."""
    statement = source.statement(line)
    names, lists = _known(source)
    if isinstance(statement, (ast.For, ast.While, ast.FunctionDef, ast.ClassDef)):
        return line in lists
    parts = list(ast.walk(statement)) if statement is not None else []
    used = {last_word(part) for part in parts if isinstance(getattr(part, "ctx", None), ast.Load)}
    return line in lists or bool(used & names)


def in_turn(source: Source, line: int) -> bool:
    """Whether a line stands in a loop that tries one setting after another."""
    loops = (loop for loop in source.loops(line) if isinstance(loop, ast.For))
    return any(True for loop in loops for _ in _bound(source, loop.target, loop.iter))


@cache
def _known(source: Source) -> tuple[frozenset[str], frozenset[int]]:
    """Return the names of what a loop tries or parameters are given, and the lines at which it is listed."""
    names: set[str] = set()
    lists: set[int] = set()
    nodes = list(ast.walk(source.tree))
    for loop in (node for node in nodes if isinstance(node, (ast.For, ast.comprehension))):
        for name, over in _bound(source, loop.target, loop.iter):
            names.add(name)
            lists.update(range(over.lineno, (over.end_lineno or over.lineno) + 1))
    functions = [one for node in nodes for one in _functions(node)]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    for _ in range(DEEP):
        for name, function in functions:
            for key, value in (
                pair for call in calls if called(call) == name for pair in _given(function, call)
            ):
                names |= {key} if last_word(value) in names else set()
    return frozenset(names), frozenset(lists)


def _bound(source: Source, target: ast.expr, over: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that stand for one thing after another, and where these are listed."""
    over = _only(source, over)
    match target, over:
        case ast.Name(id=name), _ if _several(source, over):
            yield name, over
        case ast.Tuple(elts=parts), ast.Call(args=args) if called(over) in TOGETHER:
            args = [target, *args] if called(over) == "enumerate" else args
            for part, arg in zip(parts, args, strict=False):
                yield from _bound(source, part, arg)
        case ast.Tuple(elts=[_, part]), ast.Call(func=ast.Attribute(value=inner, attr="items")):
            known = _only(source, inner)
            values = known.values if isinstance(known, ast.Dict) else []
            yield from _bound(source, part, ast.copy_location(ast.List(values), known))
        case ast.Tuple(elts=parts), ast.Tuple(elts=rows) | ast.List(elts=rows):
            columns = zip(*(row.elts for row in rows if isinstance(row, (ast.Tuple, ast.List))), strict=False)
            for part, column in zip(parts, columns, strict=False):
                yield from (
                    (name, over)
                    for name, _ in _bound(source, part, ast.copy_location(ast.List([*column]), over))
                )


def _only(source: Source, node: ast.expr) -> ast.expr:
    """Return what a name stands for, if that is one thing."""
    named = isinstance(node, (ast.Name, ast.Attribute))
    values = [one for one in source.meaning.values(node) if isinstance(one, ast.expr)] if named else []
    return values[0] if len(values) == 1 else node


def _several(source: Source, over: ast.expr) -> bool:
    """Whether these are two settings or more: (0.1, 1), (nn.Tanh, nn.ReLU), or torch.logspace(-4, 0, 5)."""
    match over:
        case ast.Tuple(elts=numbers) | ast.List(elts=numbers):
            return len(set(map(ast.unparse, numbers))) > 1 and all(_setting(source, one) for one in numbers)
        case ast.Call(func=ast.Attribute(value=inner, attr="tolist")):
            return _several(source, inner)
    return called(over) in SPACED


def _setting(source: Source, node: ast.expr) -> bool:
    """Whether this is a number, as it is written, or something that can be called: of torch's, or the file's."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, float | int | None)
        case ast.Lambda():
            return True
        case ast.UnaryOp(operand=inner):
            return _setting(source, inner)
        case ast.BinOp(left=left, right=right):
            return _setting(source, left) and _setting(source, right)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            own = {one.name for one in source.tree.body if isinstance(one, (ast.FunctionDef, ast.ClassDef))}
            return name in own or source.meaning.name(node).startswith("torch.")
    return False


def _functions(node: ast.AST) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield a function with its name; the __init__ of a class is called by the name of the class."""
    if isinstance(node, ast.FunctionDef):
        yield node.name, node
    elif isinstance(node, ast.ClassDef):
        inside = (one for one in node.body if isinstance(one, ast.FunctionDef))
        yield from ((node.name, one) for one in inside if one.name == "__init__")


def _given(function: ast.FunctionDef, call: ast.Call) -> list[tuple[str, ast.expr]]:
    """Return the parameters of a function with what a call gives them."""
    names = [arg.arg for arg in function.args.args if arg.arg != "self"]
    named = [(keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg]
    return [*zip(names, call.args, strict=False), *named]
