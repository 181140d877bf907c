"""How many small faults, put into right answers, does the judge find? (Mutation testing of the bank of exercises.)

Each mutant differs from a right answer in one place: an operator, a constant, an axis, a sign, a reduction, a dtype, a
missing line, a wrong variable, a negated condition, a dropped argument. The judge must refuse it. Mutants that do the
same as the answer they come from stand in the exercise's equivalent.toml, each with the reason why. An entry there that
names no mutant, or one the judge refuses, is stale.
Run: python bench/mutants.py [NAME ...] [--jobs 2] [--survivors]
"""

import argparse
import ast
import copy
import os
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from torchdojo.practice import bank
from torchdojo.practice.worker import Worker, shared_out

OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.MatMult: ast.Mult,
}  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OTHER_NAMES = {
    "mean": "sum", "sum": "mean", "max": "min", "min": "max", "argmax": "argmin", "argmin": "argmax", "exp": "log",
    "log": "exp", "amax": "amin", "logsumexp": "sum", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like",
    "float32": "float64", "float64": "float32", "int64": "int32", "float": "double", "double": "float", "long": "int",
    "train": "eval", "eval": "train", "append": "insert", "tanh": "sigmoid", "sigmoid": "tanh", "relu": "sigmoid",
    "rand": "randn", "randn": "rand", "ceil": "floor", "floor": "ceil", "clamp_min": "clamp_max",
}  # fmt: skip
Change = Callable[[Any], None]


@dataclass(frozen=True)
class Mutant:
    """A right answer with one place changed. `key` names it in equivalent.toml."""

    key: str
    source: str


def mutants(exercise: bank.Exercise) -> Iterator[Mutant]:
    """Yield all mutants of all right answers of an exercise, each program once."""
    seen = {ast.unparse(ast.parse(path.read_text("utf-8"))) for path in exercise.right}
    named: Counter[str] = Counter()
    for path in exercise.right:
        tree = ast.parse(path.read_text("utf-8"))
        for place, node in enumerate(ast.walk(tree)):
            for what, change in changes(node):
                changed = copy.deepcopy(tree)
                change(list(ast.walk(changed))[place])
                try:
                    source = ast.unparse(ast.fix_missing_locations(changed))
                    compile(source, path.name, "exec")
                except (SyntaxError, ValueError):
                    continue
                if source not in seen:
                    seen.add(source)
                    key = f"{path.stem}:{getattr(node, 'lineno', 0)}: {what}"
                    named[key] += 1
                    yield Mutant(f"{key} #{named[key]}" if named[key] > 1 else key, source)


def changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """Yield what may be changed at a node: words for it, and the change itself."""
    yield from _operators(node)
    yield from _words(node)
    yield from _missing_lines(node)


def _operators(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in OPERATORS:
            other = OPERATORS[type(op)]
            yield f"{_short(node)}: {other.__name__}", lambda n: setattr(n, "op", other())
        case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
            yield f"{_short(node)}: {_short(operand)}", lambda n: _become(n, operand)
        case ast.Compare(ops=[sign]) if type(sign) in COMPARISONS:
            opposite = COMPARISONS[type(sign)]
            yield f"{_short(node)}: {opposite.__name__}", lambda n: setattr(n, "ops", [opposite()])
        case ast.BoolOp(op=joint):
            both = ast.Or if isinstance(joint, ast.And) else ast.And
            yield f"{_short(node)}: {both.__name__}", lambda n: setattr(n, "op", both())


def _words(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Constant(value=value):
            yield from _constants(value)
        case ast.Attribute(attr=name) if name in OTHER_NAMES:
            yield f"{name}: {OTHER_NAMES[name]}", lambda n: setattr(n, "attr", OTHER_NAMES[name])
        case ast.Call(keywords=keywords):
            for place, keyword in enumerate(keywords):
                yield f"{_short(node)}: no {keyword.arg}=", partial(_drop, "keywords", place)
        case ast.FunctionDef():
            yield from _other_arguments(node)


def _constants(value: object) -> Iterator[tuple[str, Change]]:
    if isinstance(value, bool):
        yield f"{value}: {not value}", partial(_set_value, not value)
    elif isinstance(value, int):
        for other in (value + 1, value - 1):
            yield f"{value}: {other}", partial(_set_value, other)
    elif isinstance(value, float):
        yield f"{value}: {2 * value + 1}", partial(_set_value, 2 * value + 1)


def _set_value(value: object, node: ast.Constant) -> None:
    node.value = value  # type: ignore[assignment]


def _missing_lines(node: ast.AST) -> Iterator[tuple[str, Change]]:
    for field in ("body", "orelse"):
        lines = getattr(node, field, None)
        if not isinstance(lines, list):
            continue
        for place, line in enumerate(lines):
            wanted = ast.Expr | ast.AugAssign | ast.Assign | ast.If | ast.With
            documents = isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
            if isinstance(line, wanted) and not documents and not isinstance(node, ast.Module):
                yield f"without {_short(line)}", partial(_drop, field, place)


def _other_arguments(function: ast.FunctionDef) -> Iterator[tuple[str, Change]]:
    """Yield the use of another of the function's own arguments where one of them stands."""
    names = [arg.arg for arg in function.args.args if arg.arg != "self"]
    used = [n for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
    for place, name in enumerate(used):
        if name.id in names and len(names) > 1:
            other = names[(names.index(name.id) + 1) % len(names)]
            yield f"{name.id} in {name.lineno}: {other}", partial(_rename, place, other)


def _rename(place: int, other: str, function: ast.FunctionDef) -> None:
    used = [n for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
    used[place].id = other


def _drop(field: str, place: int, node: ast.AST) -> None:
    lines = getattr(node, field)
    del lines[place]
    if not lines and field == "body":
        lines.append(ast.Pass())


def _become(node: ast.AST, other: ast.AST) -> None:
    node.__class__ = other.__class__
    node.__dict__ = copy.deepcopy(other).__dict__


def _short(node: ast.AST) -> str:
    words = ast.unparse(node).splitlines()[0]
    return words if len(words) <= 50 else f"{words[:47]}..."


@dataclass(frozen=True)
class Score:
    """What became of an exercise's mutants."""

    exercise: bank.Exercise
    killed: int
    alive: list[Mutant]
    equivalent: int
    stale: list[str]

    @property
    def count(self) -> int:
        return self.killed + len(self.alive)

    def told(self) -> str:
        score = 100 * self.killed / max(1, self.count)
        cells = (
            self.exercise.lecture,
            self.exercise.name,
            self.count,
            self.killed,
            self.equivalent,
            f"{score:.1f}",
        )
        return f"| {' | '.join(map(str, cells))} |"


def judge_all(exercise: bank.Exercise, worker: Worker) -> Score:
    """Judge every mutant of an exercise."""
    listed = exercise.folder / "equivalent.toml"
    known = tomllib.loads(listed.read_text("utf-8")) if listed.exists() else {}
    tried = list(mutants(exercise))
    passed = [one for one in tried if worker.check(exercise.name, "answer.py", one.source).passed]
    alive = [one for one in passed if one.key not in known]
    stale = sorted(known.keys() - {one.key for one in passed})
    return Score(exercise, len(tried) - len(passed), alive, len(passed) - len(alive), stale)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*")
    asked.add_argument("--jobs", type=int, default=os.cpu_count())
    asked.add_argument("--survivors", action="store_true", help="print them with their code")
    args = asked.parse_args()
    chosen = [bank.find(name) for name in args.names] or list(bank.exercises())
    print("| lecture | exercise | mutants | killed | equivalent | score % |\n|---|---|---|---|---|---|")
    total = killed = 0
    for score in shared_out(judge_all, chosen, args.jobs):
        total, killed = total + score.count, killed + score.killed
        print(score.told(), flush=True)
        print("".join(f"    stale: {key}\n" for key in score.stale), end="")
        for mutant in score.alive:
            print(f"    alive: {mutant.key}")
            if args.survivors:
                print("\n".join(f"        {line}" for line in mutant.source.splitlines()))
    print(f"{killed} of {total} mutants killed: {100 * killed / max(1, total):.1f} %")


if __name__ == "__main__":
    main()
