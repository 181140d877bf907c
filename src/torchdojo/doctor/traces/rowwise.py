"""Where a file scales each row of its data for itself."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, flow_of, parameters, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.rounding import LIBRARIES

MEASURES = {"mean", "std", "min", "max", "amin", "amax", "norm", "var", "std_mean", "median"}
WHOLE_ROWS = re.compile(
    r"series|window|curve|spectr|signal|wave|embed|pixel|image|band|hour|sensor|landmark|keypoint|序列|窗口|光谱|信号",
    re.IGNORECASE,
)


def scaling(case: Case) -> Place | None:
    """Return the line that scales along rows, outside of models, where nothing speaks of curves or pictures."""
    for source in map(source_of, case.files):
        flow = flow_of(source)
        if WHOLE_ROWS.search("\n".join(source.lines)):
            continue
        for node in _along_rows(flow):
            if getattr(flow.scope(node), "name", "") != "forward":
                return source.place(node)
    return None


def _along_rows(flow: Flow) -> Iterator[ast.Call]:
    """Yield statistics of rows: x.mean(1), np.std(x, axis=1), F.normalize(x), Normalizer(), row.mean() of one row."""
    for node in (n for n in ast.walk(flow.tree) if isinstance(n, ast.Call)):
        dims = [word.value for word in node.keywords if word.arg in ("dim", "axis")]
        dims += [arg for arg in node.args if ast.unparse(arg) in ("1", "-1")]
        along = any(ast.unparse(dim) in ("1", "-1") for dim in dims)
        unit = called(node) in ("normalize", "Normalizer") and (along or not dims)
        if unit or (called(node) in MEASURES and (along or (not dims and _one_row(flow, node)))):
            yield node


def _one_row(flow: Flow, node: ast.Call) -> bool:
    """Whether this measures a single row: in __getitem__, or what a loop or comprehension over rows takes out."""
    owner = text(node.func.value) if isinstance(node.func, ast.Attribute) else ""
    name = text(node.args[0]) if owner in LIBRARIES and node.args else owner
    if not name or name.startswith("self."):
        return False
    scope = flow.scope(node)
    if getattr(scope, "name", "") == "__getitem__":
        return True
    turns = [one.target for up in flow.above(node) for one in getattr(up, "generators", ())]
    turns += [loop.target for loop in flow.loops(node) if isinstance(loop, ast.For)]
    if isinstance(scope, FUNCTIONS) and name in parameters(
        scope
    ):  # def scale(row), for one row after the other
        return bool(re.search(r"row|sample|record|行", name, re.IGNORECASE))
    return any(text(part) == name for turn in turns for part in ast.walk(turn))
