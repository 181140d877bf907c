"""Which assignments, imports and parameters a name of a file may stand for, scope by scope."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Imported:
    """A name that an import binds, by its full dotted name."""

    name: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name that stands for an argument."""

    function: Function | ast.Lambda
    name: str


Bound = ast.expr | Function | ast.ClassDef | Imported | Parameter | None  # None: something we do not follow


@dataclass(eq=False, slots=True)
class Scope:
    """A file, a class or a function: the names that are bound in it, with everything they are bound to."""

    node: ast.AST
    outer: "Scope | None" = None
    bound: dict[str, list[Bound]] = field(default_factory=dict)

    def bind(self, name: str, value: Bound) -> None:
        """Add one thing that the name may stand for."""
        self.bound.setdefault(name, []).append(value)

    def find(self, name: str) -> list[Bound] | None:
        """Return all that the name may stand for here; None if it is bound nowhere (a builtin)."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.bound and (scope is self or not isinstance(scope.node, ast.ClassDef)):
                return scope.bound[name]
            scope = scope.outer
        return None


class Scopes:
    """The scopes of a file: `of` gives that of any node, `parent` the node around it."""

    def __init__(self, tree: ast.Module) -> None:
        self.top = Scope(tree)
        self.of: dict[ast.AST, Scope] = {tree: self.top}
        self.parent: dict[ast.AST, ast.AST] = {}
        self.attributes: dict[tuple[ast.ClassDef, str], list[Bound]] = {}  # self.name = ... in a class
        self.touched: set[str] = set()  # attributes that are assigned from outside: model.fc = ...
        self._into(tree, self.top)

    def _into(self, node: ast.AST, scope: Scope) -> None:
        for child in ast.iter_child_nodes(node):
            self.parent[child] = node
            self.of[child] = scope
            self._bind(child, scope)
            self._into(child, self._inner(child, scope))

    def _inner(self, node: ast.AST, scope: Scope) -> Scope:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                inner = Scope(node, scope)
                given = node.args
                for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs):
                    inner.bind(argument.arg, Parameter(node, argument.arg))
                for rest in (given.vararg, given.kwarg):
                    if rest is not None:
                        inner.bind(rest.arg, None)
                return inner
            case ast.ClassDef():
                return Scope(node, scope)
        return scope

    def _bind(self, node: ast.AST, scope: Scope) -> None:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                scope.bind(name, node)
            case ast.Import() | ast.ImportFrom():
                for name, whole in _imports(node):
                    scope.bind(name, Imported(whole))
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                for name in names:  # whoever writes there, we do not follow
                    for place in (self.top, scope.outer or scope, scope):
                        place.bind(name, None)
            case _:
                for target, value in _assignments(node):
                    self._assign(target, value, scope)

    def _assign(self, target: ast.expr, value: ast.expr | None, scope: Scope) -> None:
        match target:
            case ast.Name(id=name):
                scope.bind(name, value)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for part, one in zip(parts, _parts(value, parts), strict=True):
                    self._assign(part, one, scope)
            case ast.Starred(value=inner):
                self._assign(inner, None, scope)
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if cls := self.own_class(scope):
                self.attributes.setdefault((cls, name), []).append(value)
            case ast.Attribute(attr=name):
                self.touched.add(name)

    @staticmethod
    def own_class(scope: Scope) -> ast.ClassDef | None:
        """Return the class of which a scope is a method."""
        outer = scope.outer.node if scope.outer is not None else None
        return outer if isinstance(outer, ast.ClassDef) else None


def _assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """Yield what a node assigns to, and the value if it is one that we follow."""
    match node:
        case ast.Assign(targets=targets, value=value):
            yield from ((target, value) for target in targets)
        case (
            ast.AnnAssign(target=target, value=ast.expr() as value)
            | ast.NamedExpr(target=target, value=value)
        ):
            yield target, value
        case ast.AugAssign(target=target) | ast.For(target=target) | ast.AsyncFor(target=target):
            yield target, None
        case ast.comprehension(target=target) | ast.withitem(optional_vars=ast.expr() as target):
            yield target, None
        case ast.ExceptHandler(name=str(name)):
            yield ast.Name(name), None


def _parts(value: ast.expr | None, targets: list[ast.expr]) -> list[ast.expr] | list[None]:
    """Return what each target of `a, b = ...` gets."""
    if not isinstance(value, ast.Tuple) or len(value.elts) != len(targets):
        return [None] * len(targets)
    starred = any(isinstance(one, ast.Starred) for one in (*value.elts, *targets))
    return [None] * len(targets) if starred else value.elts


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    for one in node.names:
        if isinstance(node, ast.ImportFrom):
            yield one.asname or one.name, f"{'.' * node.level}{node.module or ''}.{one.name}"
        elif one.asname:
            yield one.asname, one.name
        else:
            first = one.name.split(".")[0]
            yield first, first
