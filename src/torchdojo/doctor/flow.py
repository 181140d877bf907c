"""What flows where in a user's file: what a name was made of, and the loops and functions around it."""

import ast
from collections.abc import Iterator
from functools import cache, cached_property

from torchdojo.doctor.source import Source

Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef
Loop = ast.For | ast.While
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
INNER = (*FUNCTIONS, ast.ClassDef)


class Flow:
    """A syntax tree with its way upwards, and its names with their values."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tree = source.tree
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        """Return the functions and methods of the file by name."""
        return {node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)}

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what a node stands in, the nearest first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def scope(self, node: ast.AST) -> Scope:
        """Return the function around a node, or the file."""
        return next((up for up in self.above(node) if isinstance(up, FUNCTIONS)), self.tree)

    def owner(self, node: ast.AST) -> ast.ClassDef | None:
        """Return the class around a node."""
        return next((up for up in self.above(node) if isinstance(up, ast.ClassDef)), None)

    def statement(self, node: ast.AST) -> ast.AST:
        """Return the statement that a node is part of."""
        return next((up for up in (node, *self.above(node)) if isinstance(up, ast.stmt)), node)

    def loops(self, node: ast.AST) -> list[Loop]:
        """Return the loops around a node in its own function, the innermost first; not those whose head it is in."""
        found: list[Loop] = []
        below = node
        for up in self.above(node):
            if isinstance(up, INNER):
                break
            if isinstance(up, ast.While) or (isinstance(up, ast.For) and below not in (up.iter, up.target)):
                found.append(up)
            below = up
        return found

    def bindings(self, key: str, scope: Scope | None = None) -> list[tuple[ast.stmt, ast.expr]]:
        """Return the plain assignments to a name or attribute in a function or class, with their values."""
        found: list[tuple[ast.stmt, ast.expr]] = []
        for node in self._assignments:
            if scope is None or self.within(node, scope):
                found += [(node, value) for target, value in pairs(node) if text(target) == key]
        return found

    @cached_property
    def _assignments(self) -> list[ast.Assign | ast.AnnAssign]:
        kinds = (ast.Assign, ast.AnnAssign)
        found = [node for node in ast.walk(self.tree) if isinstance(node, kinds)]
        return sorted(found, key=lambda node: node.lineno)

    def within(self, node: ast.AST, outer: ast.AST) -> bool:
        """Whether a node stands inside another; for a function or file: in its own code, not in a function's "
        "inside."""
        if isinstance(outer, ast.ClassDef):
            return outer in self.above(node)
        if isinstance(outer, (ast.Module, *FUNCTIONS)):
            return self.scope(node) is outer
        return outer in self.above(node)

    def made(self, node: ast.expr) -> ast.expr | None:
        """Return what a name or attribute was last made of before it is used here."""
        key = text(node)
        if not key:
            return None
        home: list[Scope] = [self.scope(node), self.tree]
        if key.startswith("self."):
            home = [up for up in (self.owner(node),) if up is not None]
        for scope in home:
            found = self.bindings(key, scope)
            if isinstance(scope, ast.ClassDef):
                return found[-1][1] if found else None
            if scope is not home[0]:
                return found[-1][1] if found else None
            before = [value for stmt, value in found if stmt.lineno < line_of(self.statement(node))]
            if before:
                return before[-1]
        return None

    def meets_labels(self, statement: ast.stmt) -> bool:
        """Whether the result of a statement is compared for equality, here or by its name later on."""
        if any(_equal(part) for part in ast.walk(statement)):
            return True
        made = pairs(statement) if isinstance(statement, (ast.Assign, ast.AnnAssign)) else []
        keys = {text(target) for target, _ in made} - {"", "_"}
        rest = own(self.scope(statement))
        words = [{text(inner) for inner in ast.walk(part)} for part in rest if _equal(part)]
        return any(keys & names for names in words)

    def expanded(self, node: ast.AST, depth: int = 3, callers: bool = True) -> Iterator[ast.AST]:
        """Yield the parts of an expression, and of what its names were made of and its functions return.

        Without callers it does not count how a model or criterion that is called was made.
        """
        for part in ast.walk(node):
            yield part
            if depth == 0 or (not callers and self._calls(part)):
                continue
            if isinstance(part, (ast.Name, ast.Attribute)) and isinstance(part.ctx, ast.Load):
                value = self.made(part)
                if value is not None and value is not node:
                    yield from self.expanded(value, depth - 1, callers)
            elif isinstance(part, ast.Call):
                function = self.functions.get(last_word(part.func))
                for returned in returns(function) if function is not None else ():
                    yield from self.expanded(returned, depth - 1, callers)

    def _calls(self, node: ast.AST) -> bool:
        """Whether this names what is called here: model of model(x), not x of x.sum()."""
        above = self.parents.get(node)
        return isinstance(above, ast.Call) and above.func is node


def _equal(node: ast.AST) -> bool:
    compared = isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Eq, ast.NotEq))
    return compared or called(node) in ("eq", "ne", "accuracy_score", "confusion_matrix", "f1_score")


def pairs(node: ast.Assign | ast.AnnAssign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield targets and their values; of `a, b = f()` each has the whole value."""
    if node.value is None:
        return
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        if not isinstance(target, (ast.Tuple, ast.List)):
            yield target, node.value
            continue
        values = node.value.elts if isinstance(node.value, (ast.Tuple, ast.List)) else []
        fits = len(values) == len(target.elts)
        for number, part in enumerate(target.elts):
            yield part, values[number] if fits else node.value


def line_of(node: ast.AST) -> int:
    """Return the line at which a node begins."""
    return int(getattr(node, "lineno", 0))


def text(node: ast.AST) -> str:
    """Return a name or a chain of attributes as it is written; "" for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            before = text(value)
            return f"{before}.{attr}" if before else ""
    return ""


def entry(node: ast.expr) -> str:
    """Return loaders[phase] and parts["train"] as they are written; "" for anything else."""
    plain = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name | ast.Constant)
    return ast.unparse(node) if plain else ""


def last_word(node: ast.AST) -> str:
    """Return the last part of a name: criterion of self.criterion."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def summands(node: ast.expr) -> Iterator[ast.expr]:
    """Yield a, b and c of a + b - c."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            yield from summands(left)
            yield from summands(right)
        case _:
            yield node


def called(node: ast.AST) -> str:
    """Return the last part of the name of the function that is called here; "" if this is no call."""
    return last_word(node.func) if isinstance(node, ast.Call) else ""


def parameters(scope: ast.AST) -> set[str]:
    """Return the names of a function's parameters."""
    arguments = scope.args if isinstance(scope, FUNCTIONS) else None
    known = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs) if arguments is not None else ()
    return {argument.arg for argument in known}


def returns(function: ast.FunctionDef) -> list[ast.expr]:
    """Return what a function returns."""
    return [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value is not None]


def own(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a function or loop, without the functions inside it."""
    todo = list(ast.iter_child_nodes(node))
    while todo:
        part = todo.pop(0)
        yield part
        if not isinstance(part, INNER):
            todo += ast.iter_child_nodes(part)


def leaves_early(loop: Loop) -> bool:
    """Whether a loop may be left before its end."""
    todo: list[ast.AST] = list(loop.body)
    while todo:
        part = todo.pop()
        if isinstance(part, (ast.Break, ast.Return)):
            return True
        if not isinstance(part, INNER):
            inner = isinstance(part, (ast.For, ast.While))
            todo += [n for n in ast.iter_child_nodes(part) if not (inner and isinstance(n, ast.Break))]
    return False


@cache
def flow_of(source: Source) -> Flow:
    """Return the flow of a file, found once."""
    return Flow(source)
