"""What a program can show: plain values, drawn by `plots` and by the page, never by a lecture.

A view is made of numbers, strings and Texts only, so that it can be written to events.jsonl and read back.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torchdojo.text import Text

Label = Text | str
Numbers = Sequence[float]
Grid = Sequence[Numbers]  # rows of numbers, the first row on top unless the view says otherwise


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or a short paragraph between other views."""

    text: Text


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of numbers and words under named columns."""

    title: Text
    columns: Sequence[Label]
    rows: Sequence[Sequence[Label | float | int | bool | None]]


@dataclass(frozen=True, slots=True)
class Curve:
    """One or more named curves, `series[name] = (xs, ys)`, over one x axis."""

    title: Text
    x: Label  # name of the x axis, with its unit
    y: Label
    series: Mapping[str, tuple[Numbers, Numbers]]
    log_y: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The line y = w·x + b through the training points."""

    title: Text
    x_data: Numbers
    y_data: Numbers
    w: float
    b: float


@dataclass(frozen=True, slots=True)
class Surface:
    """A cost z[i][j] over x[j] and y[i], optionally with paths walked on it."""

    title: Text
    x: Numbers
    y: Numbers
    z: Grid
    x_label: Label
    y_label: Label
    z_label: Label
    paths: Mapping[str, tuple[Numbers, Numbers]] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Boundary:
    """A classifier's probability p[i][j] of class 1 over x[j] and y[i], with labelled points."""

    title: Text
    x: Numbers
    y: Numbers
    p: Grid
    points: Sequence[tuple[float, float, int]]  # x, y, class
    x_label: Label
    y_label: Label


@dataclass(frozen=True, slots=True)
class Confusion:
    """counts[i][j]: how many samples of class i were called class j."""

    title: Text
    classes: Sequence[Label]
    counts: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Images:
    """Small grey pictures, each a grid of values in [0, 1], with a caption each."""

    title: Text
    images: Sequence[Grid]
    captions: Sequence[Label]


@dataclass(frozen=True, slots=True)
class Kernel:
    """A convolution: the input, the kernel sliding over it, and the output, as grids of numbers."""

    title: Text
    input: Grid
    kernel: Grid
    output: Grid


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a computational graph; `inputs` are the names of the nodes it was computed from."""

    name: str
    value: str
    gradient: str  # "" where the node has none
    inputs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """A computational graph with the value and the gradient in every node."""

    title: Text
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class GradientNorms:
    """Norm of the weight gradient of every layer, first to last, one series per network."""

    title: Text
    series: Mapping[str, Numbers]


View = Note | Table | Curve | Line | Surface | Boundary | Confusion | Images | Kernel | Graph | GradientNorms
_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in (*View.__args__, Node, Text)}


def to_json(value: Any) -> Any:
    """Turn a view into what `json` can write; the inverse of `from_json`."""
    if isinstance(value, float):  # asked first: nearly all values are numbers
        finite = float("-inf") < value < float("inf")
        return value if finite else {"kind": "number", "is": repr(value)}  # JSON has no NaN and no infinity
    if value is None or isinstance(value, str | int):
        return value
    if type(value).__name__ in _KINDS and dataclasses.is_dataclass(value):
        fields = {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"kind": type(value).__name__, **fields}
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
    if isinstance(value, Sequence):
        return [to_json(v) for v in value]
    return value


def from_json(value: Any) -> Any:
    """Rebuild the view that `to_json` wrote (tuples come back as lists); raises KeyError on an unknown kind."""
    if isinstance(value, list):
        return [from_json(v) for v in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") == "number":
        return float(value["is"])
    fields = {k: from_json(v) for k, v in value.items() if k != "kind"}
    return _KINDS[value["kind"]](**fields) if "kind" in value else fields
