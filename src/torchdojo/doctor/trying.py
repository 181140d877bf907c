"""What is tried one after another: for rate in (0.001, 0.1, 10). What comes of the worst is what was asked."""

import ast
from collections.abc import Iterator
from functools import cache

from torchdojo.doctor.flow import called, last_word
from torchdojo.doctor.source import Source

SPACED = {"logspace", "linspace", "geomspace"}
TOGETHER = {"product", "zip", "enumerate"}
LEARNING = {"backward", "step", "grad", "fit", "train_model"}
DEEP = 3  # functions that hand a number on


def compared(source: Source, line: int) -> bool:
    """Whether a line stands in a function that is one of several, tried in turn: for init in (zeros, xavier)."""
    function = source.function(line)
    listed = {last_word(part) for _, _, over in _trials(source) for part in ast.walk(over)}
    return function is not None and function.name in listed


def tried(source: Source, line: int) -> bool:
    """Whether the statement at this line uses, or holds, what is one of several, tried in turn."""
    if any(over.lineno <= line <= (over.end_lineno or 0) for _, _, over in _trials(source)):
        return True
    statement = source.statement(line)
    if statement is None or isinstance(statement, (ast.For, ast.While, ast.FunctionDef, ast.ClassDef)):
        return False
    parts = (part for part in ast.walk(statement) if isinstance(getattr(part, "ctx", None), ast.Load))
    return not _names(source).isdisjoint(map(last_word, parts))


def in_turn(source: Source, line: int) -> bool:
    """Whether a line stands in a loop that tries one setting after another."""
    return any(loop.lineno <= line <= (loop.end_lineno or 0) for loop, _, _ in _trials(source))


@cache
def _trials(source: Source) -> list[tuple[ast.For | ast.expr, str, ast.expr]]:
    """Return the loops that learn with one setting after another, the name of the setting, and where all are listed."""
    functions = dict(one for node in ast.walk(source.tree) for one in _functions(node))
    found: list[tuple[ast.For | ast.expr, str, ast.expr]] = []
    for node in ast.walk(source.tree):
        heads: list[ast.comprehension] = getattr(node, "generators", [])
        for head in [node] if isinstance(node, ast.For) else heads:
            if isinstance(node, (ast.For, ast.expr)) and _learns(node, functions, DEEP):
                found += [(node, name, over) for name, over in _bound(source, head.target, head.iter)]
    return found


def _learns(node: ast.AST, functions: dict[str, ast.FunctionDef], deep: int) -> bool:
    """Whether something learns in these lines, or in the functions of the file that they call."""
    words = {called(part) for part in ast.walk(node)}
    if words & LEARNING or not deep:
        return bool(words & LEARNING)
    return any(_learns(functions[name], functions, deep - 1) for name in words & functions.keys())


@cache
def _names(source: Source) -> frozenset[str]:
    """Return the names of settings that are tried, and of the parameters that are given them."""
    names = {name for _, name, _ in _trials(source)}
    nodes = list(ast.walk(source.tree))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    given = [pair for node in nodes for name, function in _functions(node) for call in calls if called(call) == name
             for pair in _given(function, call)]  # fmt: skip
    for _ in range(DEEP):
        names |= {key for key, value in given if last_word(value) in names}
    return frozenset(names)


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
