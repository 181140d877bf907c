"""A computational graph as an indented tree, the result on top, what it was computed from below."""

from torchdojo.plots.terminal.cells import clean, fit, say
from torchdojo.plots.terminal.ink import Ink, Paint
from torchdojo.views import Graph, Node


def graph_view(view: Graph, width: int, ink: Ink, paint: Paint) -> list[str]:
    """Write every node with its value and gradient; a node used twice is spelled out once."""
    by_name = {node.name: node for node in view.nodes}
    used = {name for node in view.nodes for name in node.inputs}
    tops = [node.name for node in view.nodes if node.name not in used] or list(by_name)[-1:]
    lines: list[str] = []
    told: set[str] = set()
    stack = [(name, "", "") for name in reversed(tops)]  # a stack of our own: a graph may be thousands deep
    while stack:
        name, lead, below = stack.pop()
        node = by_name.get(name, Node(name, "", ""))
        again = name in told and bool(node.inputs)
        lines.append(fit(lead + _told(node, again), width).rstrip())
        if name not in told:
            told.add(name)
            stack += reversed(_branches(node, below, width, ink))
    return lines


def _branches(node: Node, below: str, width: int, ink: Ink) -> list[tuple[str, str, str]]:
    """Return the inputs with what stands before each and before what is below it."""
    branch, last, passing, nothing = ink.tree
    if len(below) > width // 2:  # no room to the right: go on at the left edge, told by whom
        below, branch, last = "", *[f"{clean(node.name)} <- "] * 2
    ends = [False] * (len(node.inputs) - 1) + [True]
    return [
        (name, below + (last if end else branch), below + (nothing if end else passing))
        for name, end in zip(node.inputs, ends, strict=False)
    ]


def _told(node: Node, again: bool) -> str:
    value = f" = {clean(node.value)}" if node.value else ""
    gradient = say("  gradient ", "  梯度 ") + clean(node.gradient) if node.gradient else ""
    return clean(node.name) + value + gradient + (say("  (see above)", "  （见上）") if again else "")
