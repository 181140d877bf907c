"""What an expression of the user's stands for, by reading alone: always certain, else unknown."""

import ast
import builtins
from collections.abc import Iterator
from functools import cached_property

from torchdojo.doctor.scopes import Bound, Function, Imported, Parameter, Scopes

SAME = {
    "to",
    "cuda",
    "cpu",
    "double",
    "float",
    "half",
    "bfloat16",
    "train",
    "eval",
    "requires_grad_",
    "apply",
}
MANY = 400
WRAPPING = ("torch.compile", "torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel")


class Meaning:
    """Follows names through imports, assignments, attributes of self, and the arguments of a file's own calls."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.scopes = Scopes(tree)
        self._stores: dict[ast.stmt, frozenset[str]] = {}
        self._steps = 0
        self._known: dict[ast.expr, list[Bound]] = {}

    def name(self, node: ast.expr) -> str:
        """Return the full dotted name of what is imported or built in: nn.Linear is torch.nn.Linear; else ""."""
        match node:
            case ast.Attribute(value=value, attr=attr):
                owner = self.name(value)
                return f"{owner}.{attr}" if owner else ""
            case ast.Name(id=name):
                found = self.scopes.of[node].find(name)
                if found is None:
                    return f"builtins.{name}" if hasattr(builtins, name) else ""  # else it came by "import *"
                match found:
                    case [Imported(whole)]:
                        return whole
                    case [ast.Attribute() as value]:  # F = nn.functional
                        return self.name(value)
        return ""

    def called(self, node: ast.expr) -> str:
        """Return the full dotted name of what a call calls."""
        return self.name(node.func) if isinstance(node, ast.Call) else ""

    def made(self, node: ast.expr) -> frozenset[str]:
        """Return what may have made the object: {"torch.nn.CrossEntropyLoss"}; empty if any of it is unknown."""
        names = {self.called(value) if isinstance(value, ast.expr) else "" for value in self.values(node)}
        return frozenset(names) if "" not in names else frozenset()

    def values(self, node: ast.expr) -> list[Bound]:
        """Return everything that an expression may stand for; [] if any of it is unknown."""
        if node not in self._known:
            self._steps = 0
            self._known[node] = self._values(node, frozenset()) or []
        return self._known[node]

    def _values(self, node: ast.expr, seen: frozenset[ast.expr]) -> list[Bound] | None:
        if node in seen:
            return []  # model = model.to(device): nothing new
        self._steps += 1
        if self._steps > MANY:  # functions that call one another have more ways than anybody can follow
            return None
        seen |= {node}
        match node:
            case ast.Name():
                near = self._just_assigned(node)
                bound = [near] if near is not None else self.scopes.of[node].find(node.id)
            case ast.Attribute(value=owner, attr=attr) if not self.name(node):
                bound = self._attribute(owner, attr, seen)
            case ast.Call(func=ast.Attribute(value=owner, attr=attr)) if attr in SAME and not self.called(
                node
            ):
                return self._values(owner, seen)
            case ast.Call(args=[first, *_]) if self.called(node) in WRAPPING:
                return self._values(first, seen)
            case _:
                return [node]
        return _all([self._follow(one, seen) for one in bound]) if bound else None

    def classes(self, node: ast.expr) -> list[ast.ClassDef]:
        """Return the classes of this file of which the object may be; [] if unknown."""
        return self._classes(self.values(node))

    def _classes(self, values: list[Bound]) -> list[ast.ClassDef]:
        found = [one for value in values if isinstance(one := self.definition(value), ast.ClassDef)]
        return found if len(found) == len(values) else []

    def definition(self, call: Bound) -> Function | ast.ClassDef | None:
        """Return the function or class of this file that a call calls."""
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
            return None
        match self.scopes.of[call].find(call.func.id):
            case [ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() as one]:
                return one
        return None

    def is_module(self, cls: ast.ClassDef) -> bool:
        """Whether a class of this file is a torch.nn.Module."""
        for base in cls.bases:
            match self.values(base):
                case [ast.ClassDef() as parent] if parent is not cls and self.is_module(parent):
                    return True
            if self.name(base).startswith("torch.nn."):
                return True
        return False

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """Return the statement that a node belongs to."""
        now: ast.AST | None = node
        while now is not None and not isinstance(now, ast.stmt):
            now = self.scopes.parent.get(now)
        return now

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what a node stands in, from the inside out."""
        now = self.scopes.parent.get(node)
        while now is not None:
            yield now
            now = self.scopes.parent.get(now)

    def _follow(self, bound: Bound, seen: frozenset[ast.expr]) -> list[Bound] | None:
        match bound:
            case Parameter(function=ast.FunctionDef() | ast.AsyncFunctionDef() as function, name=name):
                given = self._given(function, name)
                return _all([self._values(one, seen) for one in given]) if given else None
            case ast.expr():
                return self._values(bound, seen)
            case None | Parameter():
                return None
        return [bound]

    def _attribute(self, owner: ast.expr, name: str, seen: frozenset[ast.expr]) -> list[Bound]:
        """Return what the objects of this file's classes have been given under this name."""
        if name in self.scopes.touched:
            return []
        if isinstance(owner, ast.Name) and owner.id == "self":
            cls = next((one for one in self.around(owner) if isinstance(one, ast.ClassDef)), None)
            classes = [cls] if cls is not None else []
        else:
            classes = self._classes(self._values(owner, seen) or [])
        found = [self.scopes.attributes.get((cls, name), []) for cls in classes]
        if any(other not in classes for other, attribute in self.scopes.attributes if attribute == name):
            found += [[] for cls in classes if self._has_children(cls)]  # a child may set it otherwise
        return [one for part in found for one in part] if all(found) else []

    def _has_children(self, cls: ast.ClassDef) -> bool:
        """Whether a class of this file inherits from this one."""
        names = (base for n in ast.walk(self.tree) if isinstance(n, ast.ClassDef) for base in n.bases)
        return any(isinstance(base, ast.Name) and base.id == cls.name for base in names)

    def _just_assigned(self, node: ast.Name) -> ast.expr | None:
        """Return what the name was assigned in the same block, if nothing between could have changed it."""
        use = self.statement(node)
        for statement in reversed(before(use, self.scopes.parent.get(use))) if use is not None else ():
            if node.id in self._stored(statement):
                match statement:
                    case ast.Assign(targets=[ast.Name()], value=value):
                        return value
                return None
        return None

    def _stored(self, statement: ast.stmt) -> frozenset[str]:
        """Return the names that a statement, or one inside it, assigns to."""
        if statement not in self._stores:
            names = (
                n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
            )
            self._stores[statement] = frozenset(names)
        return self._stores[statement]

    def _given(self, function: Function, name: str) -> list[ast.expr]:
        """Return the arguments that the calls of this file give; [] if the function may be called otherwise."""
        owner = self.scopes.parent[function]
        target = owner if isinstance(owner, ast.ClassDef) and function.name == "__init__" else function
        uses = self._uses.get(target.name, [])
        calls = [self.scopes.parent.get(use) for use in uses]
        if not all(isinstance(c, ast.Call) and c.func is u for c, u in zip(calls, uses, strict=True)):
            return []
        skip = int(isinstance(owner, ast.ClassDef))
        found = [argument(call, function, name, skip) for call in calls if isinstance(call, ast.Call)]
        return [one for one in found if one is not None] if all(found) else []

    @cached_property
    def _uses(self) -> dict[str, list[ast.expr]]:
        """Every place where a name is read, methods by their own name."""
        uses: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self.tree):
            match node:
                case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                    uses.setdefault(name, []).append(node)
        return uses


def _all(parts: list[list[Bound] | None]) -> list[Bound] | None:
    """Return everything together, unless a part is unknown."""
    known = [part for part in parts if part is not None]
    return [one for part in known for one in part] if len(known) == len(parts) else None


def before(statement: ast.stmt | None, owner: ast.AST | None) -> list[ast.stmt]:
    """Return the statements before this one in its block."""
    for name in ("body", "orelse", "finalbody"):
        block = getattr(owner, name, None)
        if isinstance(block, list) and statement in block:
            return block[: block.index(statement)]
    return []


def argument(call: ast.Call, function: Function, name: str, skip: int = 0) -> ast.expr | None:
    """Return what a call gives for a parameter, else its default; None if that cannot be told."""
    if any(isinstance(one, ast.Starred) for one in call.args) or any(k.arg is None for k in call.keywords):
        return None
    by_name = next((k.value for k in call.keywords if k.arg == name), None)
    if by_name is not None:
        return by_name
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    place = names.index(name) - skip if name in names else -1
    if 0 <= place < len(call.args):
        return call.args[place]
    defaults = dict(zip(reversed(names), reversed(function.args.defaults), strict=False))
    return defaults.get(name)
