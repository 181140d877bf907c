"""A number that remembers how it was computed, and can tell its gradient: automatic differentiation in one class.

Every operation makes a new Value that knows its inputs and the local derivative by each of them. `backward` walks
the graph from the end to the beginning and adds, for every path, the product of the local derivatives on it.
"""

from collections.abc import Sequence

from torchdojo.views import Node

Number = int | float


class Value:
    """A scalar in a computational graph."""

    def __init__(
        self,
        data: Number,
        name: str = "",
        inputs: Sequence["Value"] = (),
        local: Sequence[float] = (),  # derivative of this value by each of its inputs
    ) -> None:
        self.data = float(data)
        self.grad = 0.0  # derivative of the end of the graph by this value; backward() adds to it
        self.name = name
        self._inputs = tuple(inputs)
        self._local = tuple(local)

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"

    def __add__(self, other: "Value | Number") -> "Value":
        other = as_value(other)
        return Value(self.data + other.data, "+", (self, other), (1.0, 1.0))

    def __mul__(self, other: "Value | Number") -> "Value":
        other = as_value(other)
        return Value(self.data * other.data, "×", (self, other), (other.data, self.data))

    def __pow__(self, power: Number) -> "Value":
        return Value(self.data**power, f"^{power:g}", (self,), (power * self.data ** (power - 1),))

    def __neg__(self) -> "Value":  # -a
        return self * -1

    def __sub__(self, other: "Value | Number") -> "Value":  # a - b
        other = as_value(other)
        return Value(self.data - other.data, "-", (self, other), (1.0, -1.0))

    def __radd__(self, other: Number) -> "Value":  # 2 + a
        return self + other

    def __rmul__(self, other: Number) -> "Value":  # 2 * a
        return self * other

    def __rsub__(self, other: Number) -> "Value":  # 2 - a
        return as_value(other) - self

    def __truediv__(self, other: "Value | Number") -> "Value":  # a / b
        return self * as_value(other) ** -1

    def backward(self, upstream: float = 1.0) -> None:
        """Add to the grad of every value of the graph its derivative of this one, times `upstream`."""
        flow = {id(self): upstream}  # what has arrived so far; kept apart from grad, which outlives the pass
        for value in reversed(in_order(self)):
            arrived = flow.pop(id(value), 0.0)
            value.grad += arrived
            for source, local in zip(value._inputs, value._local, strict=True):
                flow[id(source)] = flow.get(id(source), 0.0) + arrived * local

    def named(self, name: str) -> "Value":
        """Give the value a name for the picture of its graph; returns it."""
        self.name = name
        return self


def as_value(number: Value | Number) -> Value:
    """Return `number` as a Value; a Value stays itself."""
    return number if isinstance(number, Value) else Value(number)


def in_order(end: Value) -> list[Value]:
    """Return every value that `end` was computed from, inputs before results, `end` last."""
    order: list[Value] = []
    seen: set[int] = set()
    stack = [(end, False)]
    while stack:  # a loop, not recursion: a long graph would exceed Python's depth of calls
        value, inputs_done = stack.pop()
        if inputs_done:
            order.append(value)
        elif id(value) not in seen:
            seen.add(id(value))
            stack.append((value, True))
            stack.extend((source, False) for source in value._inputs)
    return order


def nodes(end: Value) -> list[Node]:
    """Return the graph as nodes of a picture; equal names are numbered, a bare number shows its value."""
    names: dict[int, str] = {}
    for value in in_order(end):
        plain = value.name or f"{value.data:g}"
        taken = sum(name.split(" #")[0] == plain for name in names.values())
        names[id(value)] = f"{plain} #{taken + 1}" if taken else plain
    return [
        Node(names[id(v)], f"{v.data:g}", f"{v.grad:g}", [names[id(i)] for i in v._inputs])
        for v in in_order(end)
    ]
