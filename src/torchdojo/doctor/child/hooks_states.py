"""Saving and loading: whether a saved state is a copy, or the living weights."""

from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder


class States:
    """Notes at state_dict, load_state_dict and torch.save."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.depth = 0
        self.taken: dict[int, tuple[int, int, int]] = {}  # id of a state -> (first address, where, steps)
        wrap(recorder, nn.Module, "state_dict", after=self.took)
        wrap(recorder, nn.Module, "load_state_dict", before=self.loads)
        wrap(recorder, torch, "save", before=self.saves)

    def took(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note a state that was taken of a whole module."""
        if kwargs.get("prefix") or not isinstance(result, dict) or not result:
            return
        where = self.recorder.places.here()
        self.taken[id(result)] = (_address(result), where, self.recorder.steps)
        self.recorder.event("state", where, module=self.recorder.number(args[0]))

    def loads(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a state that is loaded, and whether it is the module's own living weights."""
        state = args[1] if len(args) > 1 else kwargs.get("state_dict")
        if isinstance(state, dict):
            own = {p.data_ptr() for p in args[0].parameters()}
            shared = [v.data_ptr() in own for v in state.values() if isinstance(v, Tensor) and v.numel()]
            self._note("load", state, sum(shared) / max(1, len(shared)))

    def saves(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a state that is saved."""
        if args and isinstance(args[0], dict):
            self._note("save", args[0], 0.0)

    def _note(self, kind: str, state: dict[str, Any], shared: float) -> None:
        address, where, steps = self.taken.get(id(state), (0, 0, self.recorder.steps))
        alive = bool(address) and address == _address(state)
        since = self.recorder.steps - steps
        self.recorder.event(kind, shared=shared, alive=alive, taken=where, steps_since=since)


def _address(state: dict[str, Any]) -> int:
    first = next((v for v in state.values() if isinstance(v, Tensor) and v.numel()), None)
    return first.data_ptr() if first is not None else 0
