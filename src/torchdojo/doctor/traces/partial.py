"""Rows of data sets whose inputs and labels are looked up by different numbers."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, flow_of, own, pairs, text
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import source_of
from torchdojo.text import Text


def looked_up_apart(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield self.x[self.rows[k]] beside self.y[k] in a __getitem__, where x and y came in whole; with x and y."""
    for cls in (node for node in ast.walk(flow.tree) if isinstance(node, ast.ClassDef)):
        get = next((n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "__getitem__"), None)
        if get is not None and len(get.args.args) == 2:
            mapped, plain = _cuts(flow, get)
            pairs_of = [(one, other) for one in mapped for other in plain if _whole(flow, cls, one, other)]
            for one, other in pairs_of[:1]:
                yield flow.statement(other), text(one.value), text(other.value)


def _cuts(flow: Flow, get: ast.FunctionDef) -> tuple[list[ast.Subscript], list[ast.Subscript]]:
    """Return what is looked up by a number that was looked up before, and what by the index itself."""
    index = get.args.args[1].arg
    made = [pair for node in own(get) if isinstance(node, ast.Assign) for pair in pairs(node)]
    numbers = {
        text(t) for t, value in made if isinstance(value, ast.Subscript) and text(value.slice) == index
    } - {""}
    cuts = [n for n in own(get) if isinstance(n, ast.Subscript) and text(n.value).startswith("self.")]
    mapped = [cut for cut in cuts if _mapped(cut.slice, index) or text(cut.slice) in numbers]
    return mapped, [cut for cut in cuts if text(cut.slice) == index and not _is_table(flow, get, cut)]


def _mapped(index: ast.expr, name: str) -> bool:
    """Whether this is self.rows[k]."""
    return (
        isinstance(index, ast.Subscript)
        and text(index.slice) == name
        and text(index.value).startswith("self.")
    )


def _is_table(flow: Flow, get: ast.FunctionDef, cut: ast.Subscript) -> bool:
    """Whether what is looked up here is only used to look up something else: self.rows[k] itself."""
    above = flow.parents.get(cut)
    if isinstance(above, ast.Subscript) and above.slice is cut:
        return True
    if isinstance(above, ast.Assign):
        keys = {text(target) for target in above.targets}
        return any(isinstance(n, ast.Subscript) and text(n.slice) in keys - {""} for n in own(get))
    return False


def _whole(flow: Flow, cls: ast.ClassDef, one: ast.Subscript, other: ast.Subscript) -> bool:
    """Whether both arrays are kept as they were given, and given as they are: Part(x, y, rows), not y[rows]."""
    init = next((n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"), None)
    if init is None or text(one.value) == text(other.value):
        return False
    kept = {text(t): text(v) for n in own(init) if isinstance(n, ast.Assign) for t, v in pairs(n)}
    names = [arg.arg for arg in init.args.args[1:]]
    given = [kept.get(text(cut.value), "") for cut in (one, other)]
    if not all(name in names for name in given):
        return False
    calls = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Call) and text(n.func) == cls.name]
    places = [names.index(name) for name in given]
    arguments = [[call.args[p] for p in places] for call in calls if len(call.args) > max(places)]
    same = {ast.unparse(labels) for _, labels in arguments}
    return len(arguments) > 1 and len(same) == 1 and all(text(part) for pair in arguments for part in pair)


def other_rows(case: Case) -> Iterator[Finding]:
    """A data set takes the input of row rows[k], and the label of row k."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for node, inputs, labels in looked_up_apart(flow):
            says = Text(en=f"{inputs} is read by the row's number in the whole, {labels} by its number in this part.",
                        zh=f"{inputs} 按总表里的行号取，{labels} 却按这一部分里的序号取。")  # fmt: skip
            yield Finding(flow.source.place(node), says)
