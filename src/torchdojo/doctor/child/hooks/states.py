"""Saving and loading: whether a saved state is a copy, or the living weights."""

from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

LAST = 6  # tensors that a fingerprint looks at: the head of a model is always trained
PRINTS = 60
LARGE = 4_000_000


class States:
    """Notes at state_dict, load_state_dict and torch.save."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.depth = 0
        self.taken: dict[int, tuple[int, int, int]] = {}  # id of a state -> (first address, where, steps)
        wrap(recorder, nn.Module, "state_dict", after=self.took)
        self.early: set[float] = set()  # fingerprints of states before the first step
        self.prints = 0  # fingerprints taken: some scripts take a state at every step
        wrap(recorder, nn.Module, "load_state_dict", before=self.loads, after=self.loaded)
        wrap(recorder, torch, "save", before=self.saves)
        wrap(recorder, nn.Module, "__setstate__", after=self.restored)
        for cls in (nn.Linear, nn.Conv1d.__mro__[1]):
            wrap(recorder, cls, "reset_parameters", before=self.anew)

    def took(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note a state that was taken of a whole module."""
        if kwargs.get("prefix") or not isinstance(result, dict) or not result:
            return
        where = self.recorder.places.here()
        self.taken[id(result)] = (_address(result), where, self.recorder.steps)
        steps, number = self.recorder.steps, self.recorder.number(args[0])
        mark = self._print(result)
        self.early |= {mark} if mark is not None and not steps else set()
        self.recorder.event("state", where, module=number, steps=steps, print=mark)

    def restored(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note where a module was copied, by copy.copy, copy.deepcopy or pickle."""
        self.recorder.event("copied")

    def _print(self, state: dict[str, Any]) -> float | None:
        """Return a number that tells one state from another: the sum of its last tensors."""
        self.prints += 1
        numbers = [v for v in state.values() if isinstance(v, Tensor) and v.is_floating_point()][-LAST:]
        if self.prints > PRINTS or not numbers or sum(v.numel() for v in numbers) > LARGE:
            return None
        return sum(float(v.detach().double().sum()) * (n + 1) for n, v in enumerate(numbers))

    def loads(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a state that is loaded, and whether it is the module's own living weights."""
        self.recorder.heed()
        state = args[1] if len(args) > 1 else kwargs.get("state_dict")
        if isinstance(state, dict):
            own = {p.data_ptr() for p in args[0].parameters()}
            shared = [v.data_ptr() in own for v in state.values() if isinstance(v, Tensor) and v.numel()]
            self._note("load", state, sum(shared) / max(1, len(shared)))

    def loaded(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note how much of a state found a place, and which state it is."""
        state = args[1] if len(args) > 1 else kwargs.get("state_dict")
        missing = getattr(result, "missing_keys", None)
        if isinstance(state, dict) and missing is not None:
            own = sum(1 for _ in args[0].parameters())
            facts = {"module": self.recorder.number(args[0]), "steps": self.recorder.steps}
            mark = self._print(state)
            self.recorder.event(
                "loaded", **facts, own=own, missing=len(missing), given=len(state), print=mark
            )
            for forget in self.recorder.forgetting if mark in self.early else ():
                forget(facts["module"] or 0)

    def anew(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that a layer which has been trained gets random weights again."""
        weight = getattr(args[0], "weight", None)
        for forget in (
            self.recorder.forgetting if isinstance(weight, Tensor) and weight.grad is not None else ()
        ):
            forget(0)

    def saves(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a state that is saved."""
        given = args[0] if args else kwargs.get("obj")
        for state in (given, *(given.values() if isinstance(given, dict) else ())):
            if isinstance(state, dict):
                self._note("save", state, 0.0)

    def _note(self, kind: str, state: dict[str, Any], shared: float) -> None:
        address, where, steps = self.taken.get(id(state), (0, 0, self.recorder.steps))
        alive = bool(address) and address == _address(state)
        since = self.recorder.steps - steps
        self.recorder.event(kind, shared=shared, alive=alive, taken=where, steps_since=since)


def _address(state: dict[str, Any]) -> int:
    first = next((v for v in state.values() if isinstance(v, Tensor) and v.numel()), None)
    return first.data_ptr() if first is not None else 0
