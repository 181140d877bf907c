"""Whether an answer knows the step that it is to foretell: where a layer reads both ways, or a convolution looks ahead.

Asked of the graph, by the gradient of one answer, and only where every operation does the same with each step.
"""

from contextlib import suppress
from typing import Any

import torch
from torch import Tensor
from torch.autograd.graph import GradientEdge, saved_tensors_hooks

from torchdojo.doctor.child import recurrences, stepwise
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

MANY = 1_000  # nodes
CONVOLUTION = "Convolution"
MAPS = ("Addmm", "Mm")
CUTS = ("Slice", "Select")
KNOWN = {
    *stepwise.EACH,
    "Split",
    "SplitWithSizes",
    "Cat",
    "ConstantPadNd",
    "Embedding",
    "T",
    "Softplus",
    "Mish",
}
CLEAR = 0.05  # of the largest gradient; batch norm, too, lets every step have its say, but softly
FIRM = 5  # times as much as the same step of another row


def watch(recorder: Recorder) -> None:
    """Ask nothing where the script hangs functions of its own on a graph: they would hear the question."""

    def hung(*_: Any) -> None:
        recorder.overheard = True

    for owner, name in (
        (Tensor, "register_hook"),
        (Tensor, "retain_grad"),
        (saved_tensors_hooks, "__enter__"),
    ):
        wrap(recorder, owner, name, before=hung)


def peeks(given: Tensor, x: Tensor, target: Tensor, axis: int, sizes: torch.Size) -> dict[str, Any] | None:
    """Return which layer shows a step to the answer before it, None if none does; `sizes` are the target's, as x's."""
    with suppress(RuntimeError, AttributeError):  # a graph that was used up, numbers of other types
        return _peeks(given, x, target, axis, sizes)
    return None


def _peeks(given: Tensor, x: Tensor, target: Tensor, axis: int, sizes: torch.Size) -> dict[str, Any] | None:
    steps = _by_row(x.detach(), axis)
    nodes = _nodes(given, steps)
    ahead = [
        node for node in nodes if _both_ways(node, steps) or (_name(node) == CONVOLUTION and _reach(node))
    ]
    if not ahead:
        return None
    at, seeds = sizes[axis] // 2, _one_answer(given, target, axis, sizes)
    entries = [(node, _entry(node, steps)) for node in nodes]
    places = [(node, moved) for node, moved in entries if moved is not None]
    if seeds is None or not places:
        return None
    found = torch.autograd.grad(
        given, [GradientEdge(node, 0) for node, _ in places], seeds, retain_graph=True, allow_unused=True
    )
    pulls = [(node, moved, one) for (node, moved), one in zip(places, found, strict=True) if one is not None]
    if not any(_sees(node, moved, one, at + 1, steps) for node, moved, one in pulls):
        return None
    distances = {node: MANY if _name(node) != CONVOLUTION else moved if moved is not None else _reach(node)
                 for node, moved in entries if node in ahead}  # fmt: skip
    best = max(distances, key=lambda node: distances[node])
    note = best.metadata.get(recurrences.MARK) or best.metadata.get("doctor", {})
    return {"module": note.get("layer", note.get("module")), "where": note.get("where", 0)}


def _one_answer(given: Tensor, target: Tensor, axis: int, sizes: torch.Size) -> Tensor | None:
    """Return what picks out the answer in the middle of the first row, each of its numbers with a weight of its own."""
    marks = torch.zeros(sizes, device=given.device)
    _by_row(marks, axis)[0, sizes[axis] // 2] = 1.0
    marks = marks.reshape(target.shape)
    if given.dim() == marks.dim() + 1:
        marks = marks.unsqueeze(1)  # scores of classes
    if any(one not in (1, other) for one, other in zip(marks.shape, given.shape, strict=False)):
        return None
    weights = torch.linspace(0.5, 1.5, given.numel(), device=given.device).reshape(given.shape)
    return (marks * weights).to(given.dtype) if marks.dim() == given.dim() else None


def _by_row(x: Tensor, axis: int) -> Tensor:
    """Return a sequence as (rows, steps) or (rows, steps, features)."""
    return x.movedim((1 if axis == 0 else 0, axis), (0, 1))


def _name(node: Any) -> str:
    return str(node.name().removesuffix("Backward0").removesuffix("Backward1"))


def _nodes(given: Tensor, steps: Tensor) -> list[Any]:
    """Return the nodes down to where the sequence enters; none if one of them mixes steps in another way."""
    found: dict[Any, None] = {}
    todo: list[Any] = [given.grad_fn]
    while todo:
        node = todo.pop()
        if node is None or hasattr(node, "variable") or node in found:
            continue
        found[node] = None
        if recurrences.MARK in node.metadata:
            if not _both_ways(node, steps):
                return []
            continue
        if len(found) > MANY or not _each(node, steps):
            return []
        todo += [following for following, _ in node.next_functions]
    return list(found)


def _each(node: Any, steps: Tensor) -> bool:
    """Whether an operation does the same with each step, or with the steps near to it."""
    name = _name(node)
    if name == CONVOLUTION:
        return len(node._saved_stride) == 1 and node._saved_stride[0] == 1 and not node._saved_transposed
    if name in MAPS:
        sizes = node._saved_mat1_sym_sizes if name == "Addmm" else node._saved_self_sym_sizes
        return bool(sizes[0] >= steps.shape[0] * (steps.shape[1] - 1))
    if name == "NativeBatchNorm":
        return bool(node._saved_input.shape[0] > 1)  # else it is an instance norm
    if name in CUTS:
        size = node._saved_self_sym_sizes[
            node._saved_dim if node._saved_dim < 2**63 else node._saved_dim - 2**64
        ]
        left = min(node._saved_end, size) - node._saved_start if name == "Slice" else 1
        return bool(2 * left >= size)  # most of the steps, not one for all
    return name in KNOWN


def _both_ways(node: Any, steps: Tensor) -> bool:
    note = node.metadata.get(recurrences.MARK)
    return bool(note) and note["ways"] == 2 and note["part"] == "output" and note["steps"] == steps.shape[1]


def _reach(node: Any) -> int:
    """Return how many steps ahead a convolution looks, with what its input was padded with on the left."""
    kernel = node._saved_weight.shape[-1] if node._saved_weight is not None else 1
    below = node.next_functions[0][0]
    before = below._saved_pad[0] if below is not None and _name(below) == "ConstantPadNd" else 0
    return int((kernel - 1) * node._saved_dilation[0] - node._saved_padding[0] - before)


def _entry(node: Any, steps: Tensor) -> int | None:
    """Return at what distance an operation that is given the sequence itself stands from it; None for others."""
    name, wide = _name(node), steps.unsqueeze(-1) if steps.dim() == 2 else steps
    if _both_ways(node, steps):
        return 0
    if name == CONVOLUTION and node._saved_input is not None:
        return _offset(node, wide.transpose(1, 2))
    if name == "Embedding":
        places = node._saved_indices
        return 0 if places.shape == steps.shape and torch.equal(places, steps) else None
    if name in MAPS:
        rows = node._saved_mat1 if name == "Addmm" else node._saved_self
        return 0 if rows is not None and torch.equal(rows, wide.flatten(0, 1)) else None
    return None


def _offset(node: Any, wide: Tensor) -> int | None:
    """Return how far the window of a convolution ends behind its own place, if it reads the sequence, padded or not."""
    x, n = node._saved_input, wide.shape[2]
    for before in range(x.shape[-1] - n + 1 if x.shape[:2] == wide.shape[:2] else 0):
        if torch.equal(x[..., before : before + n], wide):
            return _reach(node) - before
    return None


def _sees(node: Any, moved: int, pull: Tensor, asked: int, steps: Tensor) -> bool:
    """Whether an answer is pulled by a step: by the way back from it, or by a window that reaches it."""
    note, rows, n = node.metadata.get(recurrences.MARK), steps.shape[0], steps.shape[1]
    if note is not None:
        pull = pull if note["axis"] == 1 else pull.transpose(0, 1)
        back = pull[..., pull.shape[-1] // 2 :].abs().sum(-1)
        return bool(back[0, : asked + 1].amax() > CLEAR * pull.abs().sum(-1).amax())
    by_step = pull.transpose(1, 2) if _name(node) == CONVOLUTION else pull.reshape(rows, n, -1)
    felt = by_step.abs().sum(-1)
    later = felt[:, max(0, asked - moved) :]
    if not later.shape[1] or rows < 2:
        return False
    return float(later[0].amax()) > max(CLEAR * float(felt.amax()), FIRM * float(later[1:].amax()))
