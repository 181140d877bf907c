"""What a loss uses of a recurrent layer's answer: which of its steps, and of its last states those of which layer."""

from typing import Any

from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence

MANY = 3_000  # nodes
KEEPING = ("NativeDropout", "NativeLayerNorm", "Relu", "Tanh", "Clone", "Alias", "ToCopy")  # steps stay steps
MARK = "recurrent"
NO_AXIS = -1  # packed: the steps of all rows stand in one


def mark(layer: nn.RNNBase, number: int, where: int, result: tuple[Any, Any]) -> None:
    """Write on the graph's nodes which layer made them, where, and what their axes are."""
    states, last = result
    packed = isinstance(states, PackedSequence)
    output, axis = (states.data, NO_AXIS) if packed else (states, int(layer.batch_first))
    lasts = last if isinstance(last, tuple) else (last,)
    if not isinstance(output, Tensor) or output.dim() != 3 - packed:
        return
    note = {"layer": number, "where": where, "ways": 1 + layer.bidirectional, "depth": layer.num_layers}
    for part, tensor, along in (("output", output, axis), *(("state", one, 0) for one in lasts)):
        node: Any = tensor.grad_fn
        if node is not None:
            node.metadata[MARK] = {**note, "part": part, "axis": along, "steps": tensor.shape[along]}


def used(root: Tensor) -> list[dict[str, Any]]:
    """Return, of every recurrent layer that a loss comes to first, what of its answer it uses."""
    found: dict[int, dict[str, Any]] = {}
    seen: set[Any] = {root.grad_fn}
    todo: list[Any] = [root.grad_fn]
    while todo:
        node = todo.pop()
        for following, _ in node.next_functions if node is not None else ():
            note = _note(following)
            if note is not None:
                row = found.setdefault(note["layer"], {**note, "uses": []})
                row["uses"] = sorted({*row["uses"], _use(node, note)})
            elif following is not None and following not in seen:
                seen.add(following)
                todo.append(following)
        if len(seen) > MANY:
            return []
    return list(found.values())


def _note(node: Any) -> dict[str, Any] | None:
    """Return what is written on a node, or on one below that hands its steps on as they are."""
    for _ in range(4):
        if node is None or MARK in node.metadata:
            break
        inputs = [following for following, _ in node.next_functions if following is not None]
        dropout = node.name() == "MulBackward0" and len(inputs) == 1
        node = inputs[0] if inputs and (dropout or node.name().startswith(KEEPING)) else None
    return None if node is None else node.metadata[MARK]


def _use(node: Any, note: dict[str, Any]) -> str:
    """Return which one of the steps, or of the layers, is taken: first, last, or a number; else all."""
    if node.name() != "SelectBackward0" or node._saved_dim != note["axis"]:
        return f"{note['part']} all"
    index = int(node._saved_index)
    index = index - 2**64 if index >= 2**63 else index
    return f"{note['part']} {index % note['steps']}"
