"""The best score so far: where it is compared, where it begins, and where it is given a new value."""

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.flow import FUNCTIONS, Flow, Loop, Scope, called, line_of, pairs, text
from torchdojo.doctor.traces.carrying import written
from torchdojo.doctor.traces.measures import DOWN, UP

BEST = re.compile(
    r"(^|[_.\"'])(best|lowest|highest)(_|$|[\"'])|(^|\.)(min|max)_(val_|valid_|test_|dev_)?"
    r"(loss|acc|accuracy|err|error|mae|mse|rmse|f1|auc|dice|iou|val)$|最[佳优好高低小]"
)
KEEPING = {"state_dict", "deepcopy", "save", "save_checkpoint", "clone"}  # a model that is put aside
WORST = re.compile(r"worst|hard|adv|attack|pgd|perturb|(?<!min_)delta|最差|最难", re.IGNORECASE)
PATIENCE = re.compile(
    r"patien|wait|no_?improv|without|stale|stall|since|bad|early_?stop|es_count", re.IGNORECASE
)
FAR = 1000  # a beginning so large stands for infinity


@dataclass(frozen=True, slots=True)
class Record:
    """A comparison of a value with the best so far; `way` is that in which the value has to go to be better."""

    key: str
    test: ast.If
    value: ast.expr
    way: str
    rounds: Loop | ast.ClassDef  # through which the record is kept
    begins: float
    line: int  # of the beginning
    strict: bool
    alone: bool  # whether nothing else makes the condition hold

    def stores(self, flow: Flow) -> list[ast.AST]:
        """Return where the record may be given a new value in its rounds."""
        return [node for node in ast.walk(self.rounds) if _sets(flow, node, self.key)]

    def updates(self, flow: Flow) -> list[ast.AST]:
        """Return those of them that stand where the comparison holds."""
        return [n for n in self.stores(flow) if any(up in self.test.body for up in (n, *flow.above(n)))]

    def always(self, flow: Flow) -> bool:
        """Whether the record is given each value, beside the comparison: best = value."""
        block = getattr(flow.parents[self.test], "body", [])
        named = self.test in block and BEST.search(self.key)
        for stmt in block[block.index(self.test) + 1 :] if named else ():
            match stmt:
                case ast.Assign(targets=[target], value=value) if written(target) == self.key:
                    return ast.unparse(value) == ast.unparse(self.value)
        return False

    def called_best(self) -> bool:
        """Whether this is certainly meant to be the best: by its name, or because a model is put aside with it."""
        named = re.search(r"best|最[佳优好]", self.key) or not BEST.search(self.key)
        attacked = any(called(node) == "sign" for node in ast.walk(self.rounds))  # up the slope of an input
        return (
            bool(named)
            and not attacked
            and not any(WORST.search(ast.unparse(stmt)) for stmt in self.test.body)
        )

    def just_taken(self, flow: Flow) -> bool:
        """Whether best = max(best, value) stands before the comparison, or min for what has to fall."""
        block = getattr(flow.parents[self.test], "body", [])
        for stmt in block[: block.index(self.test)] if self.test in block else ():
            match stmt:
                case ast.Assign(targets=[target], value=ast.Call(args=[_, _] as given) as made):
                    if called(made) == self.way and written(target) == self.key:
                        return {self.key, ast.unparse(self.value)} == {ast.unparse(one) for one in given}
        return False

    def failures(self) -> Iterator[tuple[str, ast.AugAssign]]:
        """Yield what is counted where the record is not broken: in the else of the comparison."""
        for stmt in self.test.orelse:
            match stmt:
                case ast.AugAssign(target=target, op=ast.Add(), value=ast.Constant(value=1)) if written(
                    target
                ):
                    yield written(target), stmt

    def praised(self) -> Iterator[tuple[str, ast.AugAssign]]:
        """Yield what is counted where the record is broken, and set back to 0 where it is not."""
        zeros = {written(one) for stmt in self.test.orelse if isinstance(stmt, ast.Assign)
                 for one, value in pairs(stmt) if isinstance(value, ast.Constant) and value.value == 0}  # fmt: skip
        for stmt in self.test.body:
            match stmt:
                case ast.AugAssign(target=target, op=ast.Add(), value=ast.Constant(value=1)):
                    if written(target) in zeros - {""}:
                        yield written(target), stmt

    def renewed(self, flow: Flow, key: str, counted: ast.AugAssign) -> bool:
        """Whether a count is given another value than by counting, somewhere in the rounds."""
        return any(
            _sets(flow, node, key) and flow.parents[node] is not counted for node in ast.walk(self.rounds)
        )

    def stops(self, key: str) -> bool:
        """Whether training ends when a count reaches a limit, and one of them is called as in early stopping."""
        for node in (n for n in ast.walk(self.rounds) if isinstance(n, ast.If)):
            match node.test:
                case ast.Compare(left=left, comparators=[right]):
                    sides = ast.unparse(left), ast.unparse(right)
                    ends = any(
                        isinstance(n, (ast.Break, ast.Return)) or "stop" in ast.unparse(n) for n in node.body
                    )
                    if key in sides and ends and any(map(PATIENCE.search, sides)):
                        return True
        return False


def records(flow: Flow) -> Iterator[Record]:
    """Yield the comparisons with a best score that begins with one number before the rounds."""
    shared = {
        name for n in ast.walk(flow.tree) if isinstance(n, (ast.Global, ast.Nonlocal)) for name in n.names
    }
    for node, compared in comparisons(flow):
        left, right, op = compared.left, compared.comparators[0], compared.ops[0]
        less, strict = isinstance(op, (ast.Lt, ast.LtE)), isinstance(op, (ast.Lt, ast.Gt))
        alone = not any(isinstance(part, ast.Or) for part in ast.walk(node.test))
        for best, value, down in ((right, left, less), (left, right, not less)):
            key = written(best)
            if _for_a_record(node, key, value) and key.split("[")[0] not in shared:
                for rounds, begins, line in _begun(flow, key, node):
                    yield Record(key, node, value, DOWN if down else UP, rounds, begins, line, strict, alone)


def comparisons(flow: Flow) -> Iterator[tuple[ast.If, ast.Compare]]:
    """Yield every `if a < b:`, also where more conditions have to hold, or one of several."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.If)):
        for part in node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]:
            match part:
                case ast.Compare(ops=[ast.Lt() | ast.LtE() | ast.Gt() | ast.GtE()], comparators=[_]):
                    yield node, part


def _for_a_record(test: ast.If, key: str, value: ast.expr) -> bool:
    """Whether a name says that it is the best so far, or it is given the value with which a model is put aside."""
    if BEST.search(key):
        return not BEST.search(written(value))
    if not key or WORST.search(" ".join(map(ast.unparse, test.body))):
        return False
    given = [(one, new) for stmt in test.body if isinstance(stmt, ast.Assign) for one, new in pairs(stmt)]
    taken = any(written(one) == key and ast.unparse(new) == ast.unparse(value) for one, new in given)
    return taken and any(called(node) in KEEPING for stmt in test.body for node in ast.walk(stmt))


def _begun(flow: Flow, key: str, test: ast.If) -> Iterator[tuple[Loop | ast.ClassDef, float, int]]:
    """Yield a record's rounds, beginning and its line, if it begins at one place, with a number, outside its rounds."""
    attribute = key.startswith("self.")
    home = flow.owner(test) if attribute else flow.scope(test)
    made = [(s, v) for s, v in (*flow.bindings(key, home), *_entries(flow, key, home)) if home is not None]
    if attribute:
        first = [(s, v) for s, v in made if getattr(flow.scope(s), "name", "") == "__init__"]
        around: list[Loop | ast.ClassDef] = [home] if isinstance(home, ast.ClassDef) else []
    else:
        around = [*flow.loops(test)]
        first = [
            (s, v) for s, v in made if around and not flow.within(s, around[0]) and s.lineno < line_of(test)
        ]
    number = _number(first[0][1]) if len(first) == 1 else None
    if number is not None and around:
        yield around[0], number, first[0][0].lineno


def _entries(flow: Flow, key: str, home: Scope | None) -> Iterator[tuple[ast.stmt, ast.expr]]:
    """Yield the beginning of record["score"] in record = {"score": 0.0}, and of state.best in a dataclass."""
    name, _, entry = key.partition("[")
    for node in flow.tree.body if "." in key and not key.startswith("self.") else ():
        if isinstance(node, ast.ClassDef):  # a field with its beginning, in a class of settings
            yield from ((s, s.value) for s in node.body if isinstance(s, ast.AnnAssign) and s.value is not None
                        and text(s.target) == key.rpartition(".")[2])  # fmt: skip
    for stmt, value in flow.bindings(name, home) if entry else ():
        if isinstance(value, ast.Dict):
            keys = [f"{ast.unparse(one)}]" if one is not None else "" for one in value.keys]
            yield from (
                (stmt, number) for one, number in zip(keys, value.values, strict=True) if one == entry
            )


def _number(node: ast.expr) -> float | None:
    """Return a number as it is written: 0.0, -1, 1e9, float("inf"), -math.inf."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            found = _number(inner)
            return None if found is None else -found
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=None):
            return math.nan
        case ast.Constant(value=int(number) | float(number)):
            return float(number)
        case ast.Call(args=[ast.Constant(value=str(number))]) if called(node) == "float":
            return {"inf": math.inf, "+inf": math.inf, "infinity": math.inf, "-inf": -math.inf}.get(
                number.lower()
            )
        case ast.Attribute(attr="inf" | "infty"):
            return math.inf
    return None


def _sets(flow: Flow, node: ast.AST, key: str) -> bool:
    """Whether a record, or the dict that holds it, may be changed here."""
    name = key.split("[")[0]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("update", "append", "fill_", "copy_") and text(node.func.value) == name
    if isinstance(node, ast.Call) and called(node) == "setattr":
        return True
    stored = isinstance(getattr(node, "ctx", None), ast.Store) and written(node) in (key, name)  # type: ignore[arg-type]
    outside = any(
        isinstance(up, FUNCTIONS) and getattr(up, "name", "") == "__init__" for up in flow.above(node)
    )
    return stored and not (outside and name.startswith("self."))
