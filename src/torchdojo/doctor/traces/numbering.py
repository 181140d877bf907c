"""Whether class numbers are treated as quantities: argmax inside a loss, answers rounded to be compared."""

import ast
import re

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.signs import words_of

DISTANCES = ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")

QUANTITY = re.compile(
    r"^(abs|mae|l1_loss|rmse)$|kappa|qwk|count(?!er)|rating|ordinal|severity|(^|_)(age|stars?)(_|$)"
)


def picked(case: Case) -> Place | None:
    """Return the line at which argmax picks what a loss is then given, which has no way back to the model."""
    if any(case.graph(event).leaves & case.known for event in case.backwards):
        return None
    lost = [e for e in case.losses if not e["input"].get("by")]
    for event in lost if len(lost) == len(case.losses) else ():
        place = line_of(event.where)
        line = case.source(place).nearest_above(place.line, {"argmax"})
        if line and place.line - line <= 6:
            return Place(place.file, line, place.function)
    return None


def speaks_of_quantities(case: Case) -> bool:
    """Whether the names in the user's code say that the numbers of the classes are ordered: grades, counts, ages."""
    return any(QUANTITY.search(word) for file in case.files for word in words_of(source_of(file).tree))


def rounded(case: Case) -> bool:
    """Whether the user's code rounds answers and compares them with ==, as one does with classes, and no more."""
    for source in map(source_of, case.files) if not speaks_of_quantities(case) else ():
        rounds = [n for n in ast.walk(source.tree) if isinstance(n, ast.Attribute) and n.attr == "round"]
        names = {name for node in rounds for name in source.names_given(node.lineno)}
        for node in (n for n in ast.walk(source.tree) if isinstance(n, ast.Compare)):
            if isinstance(node.ops[0], ast.Eq) and words_of(node) & {"round", *names} and rounds:
                return True
        if any(isinstance(n, ast.Call) and words_of(n.func) & {"eq"} and words_of(n) & {"round", *names}
               for n in ast.walk(source.tree)):  # fmt: skip
            return bool(rounds)
    return False
