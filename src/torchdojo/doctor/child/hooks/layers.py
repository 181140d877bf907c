"""Layers with a will of their own: recurrent ones and attention, which ask for an order of axes, and dropout."""

import sys
from functools import partial
from types import FrameType
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from torchdojo.doctor.child import graph, recurrences, sequences, stepwise
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

ORDERED = (nn.RNN, nn.LSTM, nn.GRU, nn.MultiheadAttention)
DROPOUTS = ("dropout", "alpha_dropout", "dropout1d", "dropout2d", "dropout3d")


class Layers:
    """Notes inside models."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.states: dict[int, tuple[int, float]] = {}  # layer -> (tick, sum of its last hidden state)
        for cls in ORDERED:
            wrap(recorder, cls, "forward", before=self.asked, after=self.answered, kind="ordered")
        wrap(
            recorder, F, "scaled_dot_product_attention", before=self.attended, after=self.mixed, kind="attention"
        )  # fmt: skip
        for name in ("__mul__", "__rmul__", "mul"):
            wrap(recorder, Tensor, name, before=self.weighed, kind="attention", fits=self._over_steps)
        wrap(recorder, Tensor, "masked_fill", before=self.filled, kind="attention", fits=self._over_steps)
        for owner, name in (*((F, name) for name in DROPOUTS), (torch, "dropout")):
            dropped = partial(self.dropped, name if owner is F else f"torch.{name}")
            wrap(recorder, owner, name, before=dropped, after=self.thinned, kind="dropout")

    def asked(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note what a recurrent layer or an attention is given."""
        layer, x = args[0], args[1] if len(args) > 1 else kwargs.get("input")
        if not isinstance(x, Tensor):
            return
        state = args[2] if len(args) > 2 else kwargs.get("hx")
        attention = isinstance(layer, nn.MultiheadAttention)
        mask = sequences.hidden_by(kwargs.get("key_padding_mask", args[4] if len(args) > 4 else None))
        self.recorder.event(
            "ordered",
            layer=self.recorder.thing("module", layer),
            cls=type(layer).__name__,
            batch_first=bool(layer.batch_first),
            shape=list(x.shape),
            grad=torch.is_grad_enabled(),
            carried=not attention and self._carried(layer, state),
            tail=sequences.tail(self.recorder.last_input(), x, bool(layer.batch_first))
            if not attention and x.dim() == 3 and self.recorder.values
            else None,
            looked=self.recorder.values,
            hides=sequences.hides(self.recorder.last_input(), mask)
            if attention and mask is not None and self.recorder.values
            else None,
        )

    def attended(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note whether attention of a sequence to itself may look at later steps."""
        query, key = (*args, kwargs.get("query"), kwargs.get("key"))[:2]
        if not self.recorder.values or not isinstance(query, Tensor) or not isinstance(key, Tensor):
            return
        mask = kwargs.get("attn_mask", args[3] if len(args) > 3 else None)
        causal = bool(kwargs.get("is_causal", len(args) > 5 and args[5]))
        length = key.shape[-2] if key.shape[-2] == query.shape[-2] > 3 else 0
        ahead = length > 0 and sequences.looks_ahead(mask, causal)
        hidden = sequences.hidden_of_all(mask, len(query))
        self._note(length, ahead, hidden)

    def weighed(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note which steps a mean over time leaves out by hand: what is zero for all features of a step."""
        states, mask = args[:2] if args[0].shape[-1] > 1 else args[1::-1]
        if states.requires_grad and not mask.requires_grad:
            self._note(0, False, mask[..., 0] == 0)

    def filled(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note which steps are overwritten by a mask."""
        if args[0].requires_grad and args[0].shape[-1] > 1 == args[1].shape[-1]:
            self._note(0, False, args[1][..., 0])

    def _note(self, length: int, ahead: bool, hidden: Tensor | None) -> None:
        hides = sequences.hides(self.recorder.last_input(), hidden) if hidden is not None else None
        if length or hides:
            self.recorder.event("attention", length=length, ahead=ahead, hides=hides)

    def _over_steps(self, args: tuple[Any, ...]) -> bool:
        """Whether one number for each step of each row meets the features of the steps."""
        if not self.recorder.values or len(args) < 2 or not isinstance(args[1], Tensor):
            return False
        one, other = args[0].shape, args[1].shape
        return len(one) == len(other) == 3 and one[:2] == other[:2] and 1 in (one[2], other[2])

    def _carried(self, layer: nn.Module, state: Any) -> bool:
        """Whether a state is the one that this layer left at an earlier step."""
        first = state[0] if isinstance(state, tuple) else state
        tick, total = self.states.get(id(layer), (self.recorder.tick, 0.0))
        if not isinstance(first, Tensor) or first.requires_grad or tick == self.recorder.tick:
            return False
        return total != 0.0 and float(first.detach().sum()) == total

    def answered(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Remember the sum of the hidden state, and who made what is returned."""
        if isinstance(args[0], nn.RNNBase):
            here = self.recorder.places.here()
            recurrences.mark(args[0], self.recorder.thing("module", args[0]), here, result)
        state = result[1] if isinstance(result, tuple) and len(result) == 2 else None
        first = state[0] if isinstance(state, tuple) else state
        if isinstance(first, Tensor) and not isinstance(args[0], nn.MultiheadAttention):
            self.states[id(args[0])] = self.recorder.tick, float(first.detach().sum())
        if self.recorder.values and isinstance(result, tuple) and torch.is_grad_enabled():
            self._looks_back(args, kwargs, result[0])

    def _looks_back(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Mark what a recurrent layer or attention returned that reads a sequence from its beginning on."""
        layer, given = args[0], args[1] if len(args) > 1 else kwargs.get("input", kwargs.get("query"))
        if isinstance(layer, nn.MultiheadAttention):
            mask = kwargs.get("attn_mask", args[6] if len(args) > 6 else None)
            back = stepwise.causal(mask, seen_is_true=False)
        else:
            back = not layer.bidirectional
        if back:
            stepwise.mark(result, given, held=self.recorder.held)

    def mixed(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Mark what attention returned that looks back only."""
        mask = kwargs.get("attn_mask", args[3] if len(args) > 3 else None)
        if self.recorder.values and (
            kwargs.get("is_causal", len(args) > 5 and args[5]) or stepwise.causal(mask, seen_is_true=True)
        ):
            given = (*args, kwargs.get("query"), kwargs.get("key"), kwargs.get("value"))[:3]
            stepwise.mark(result, *given, held=self.recorder.held)

    def dropped(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note dropout: whether it works, whether the call says so, and the mode of the user's module around it."""
        told = "training" in kwargs or (len(args) > 2 and name != "torch.dropout")  # which must be told
        works = bool(kwargs.get("training", kwargs.get("train", args[2] if len(args) > 2 else True)))
        layer, module = self._around()
        strange = works and layer is not None and module is not None and not module.training
        strange = strange and all(m is not layer for m in module.modules())  # type: ignore[union-attr]
        self.recorder.event(
            "dropout",
            works=works,
            p=kwargs.get("p", args[1] if len(args) > 1 else 0.5),
            layer=self.recorder.number(layer) if layer is not None else None,
            contained=self.recorder.places.contained(),
            told=told and layer is None,
            by_layer=layer is not None,
            strange=strange,
            mode=None if module is None else module.training,
            grad=torch.is_grad_enabled(),
        )

    def thinned(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Write on the graph's node that dropout made it, where it did something."""
        node: Any = result.grad_fn
        if node is not None and node is not args[0].grad_fn:
            graph.remember(self.recorder, result)
            node.metadata["doctor"]["dropout"] = kwargs.get("p", args[1] if len(args) > 1 else 0.5)

    def _around(self) -> tuple[nn.Module | None, nn.Module | None]:
        """Return torch's dropout layer that calls, and the module whose method of the user's is running."""
        layer: nn.Module | None = None
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not self.recorder.places.users(frame.f_code):
            own = frame.f_locals.get("self") if frame.f_code.co_name == "forward" else None
            layer = own if layer is None and isinstance(own, nn.Module) else layer
            frame = frame.f_back
        own = frame.f_locals.get("self") if frame is not None else None
        return layer, own if isinstance(own, nn.Module) else None
