"""view-for-transpose: a view that exchanges sizes moves no number: rows and columns are torn apart."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.flow import called
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

PIECES = re.compile(r"patch|token|group|frame|chunk|segment|piece|block", re.IGNORECASE)
CUTTING = {"view", "reshape", "resize"}
TURN = "        x = x.transpose(1, 2)\n"
SICK = changed(SEQUENCES, (TURN, "        x = x.view(x.size(0), x.size(2), x.size(1))  # <- here\n"))
SPLIT_HEADS = changed(SEQUENCES, (TURN, f"        x = x.view(60, 5, 12, 1).squeeze(3)\n{TURN}"))
COLUMN = changed(SEQUENCES, ("y_data = (", "rows = torch.zeros(60, 1).view(1, 60)\ny_data = ("))


def check(case: Case) -> Iterator[Finding]:
    """The sizes of a view are those of the tensor in another order, again and again or in three dimensions."""
    groups: dict[Place, list[Event]] = {}
    for event in case.events("view"):
        groups.setdefault(line_of(event.where), []).append(event)
    for place, events in groups.items():
        old, new = events[0]["old"], events[0]["new"]
        if place.line and (len(old) >= 3 or len(events) >= 3) and not joins(case, place):
            before, after = " x ".join(map(str, old)), " x ".join(map(str, new))
            says = Text(
                en=f"{before} became {after} by view or reshape: the numbers stayed in their old order.",
                zh=f"用 view/reshape 把 {before} 变成了 {after}：数字的排列顺序其实一点没动。",
            )
            yield Finding(_written(case, place), says)


def joins(case: Case, place: Place) -> bool:
    """Whether steps are joined on purpose: h.reshape(n, t // 2, 2 * d), which may just happen to exchange two sizes."""
    statement = case.source(place).statement(place.line)
    cuts = [n for n in ast.walk(statement) if called(n) in CUTTING] if statement is not None else []
    asked = [part for cut in cuts if isinstance(cut, ast.Call) for arg in cut.args for part in ast.walk(arg)]
    named = any(PIECES.search(name) for name in case.source(place).names_given(place.line))
    return named or {type(part) for part in asked} >= {ast.FloorDiv, ast.Mult}


def _written(case: Case, place: Place) -> Place:
    """Return the line itself, or, if an array came in there, the only line of the file that cuts one anew."""
    source = case.source(place)
    if words_of(source.statement(place.line)) & CUTTING:
        return place
    calls = [call for name in CUTTING for call in source.calls(name)]
    return source.place(calls[0]) if len(calls) == 1 else place


RULE = Rule(
    name="view-for-transpose", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A view is used to exchange axes.", zh="想交换维度，却用了 view/reshape。"),
    why=Text(en="view and reshape only cut the same row of numbers into other lengths. The shape fits, but "
                "features and "
                "time steps (or channels and pixels) are mixed up.",
             zh="view 和 reshape 只是把同一串数字换个长度来切。形状对上了，特征和时间步（或通道和像素）却全乱了。"),
    cure=Text(en="Exchange axes by transpose(a, b) or "
                 "permute(...).", zh="交换维度用 transpose(a, b) 或 permute(...)。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html",
    sick=SICK, cured=SEQUENCES, twins=(SPLIT_HEADS, COLUMN), check=check,
)  # fmt: skip
