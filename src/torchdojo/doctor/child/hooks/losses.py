"""Loss functions: what they are given, what made it, and the activations on the way."""

import weakref
from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from torchdojo.doctor.child import (
    bounds,
    columns,
    crossing,
    foresight,
    graph,
    labelling,
    likenesses,
    sequences,
    stepwise,
    tensors,
)
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

LOSSES = (
    "cross_entropy",
    "nll_loss",
    "mse_loss",
    "l1_loss",
    "smooth_l1_loss",
    "huber_loss",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "kl_div",
    "ctc_loss",
    "poisson_nll_loss",
)
DISTANCES = LOSSES[2:6]
CLASSIFYING = ("cross_entropy", "nll_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits")
BEGINNING = 5  # ticks in which columns are compared, which is dear
EDGE = 1e-3  # of the range of sigmoid and tanh
WITH_DIM = ("softmax", "log_softmax")
PLAIN = ("sigmoid", "relu", "relu_", "tanh")


class Losses:
    """Notes at every loss and activation."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.target: Callable[[], object] = object  # the last one
        self.read = (-1, False)  # its version, and whether its numbers were read
        self.facts: dict[str, Any] = {}
        for name in LOSSES:
            wrap(recorder, F, name, after=partial(self.lost, name), kind="loss")
        for owner in (torch, torch.Tensor):
            for name in WITH_DIM:
                wrap(recorder, owner, name, after=partial(self.along, name), kind="softmax")
            for name in PLAIN:
                wrap(
                    recorder, owner, name, after=partial(self.activated, name), kind="activation",
                    fits=lambda _: torch.is_grad_enabled(),
                )  # fmt: skip

    def lost(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note a loss."""
        given = args[0] if args else kwargs.get("input")
        target = args[1] if len(args) > 1 else kwargs.get("target")
        if not (isinstance(given, Tensor) and isinstance(target, Tensor) and isinstance(result, Tensor)):
            return
        values, forms = self.recorder.values, self.recorder.forms
        weight = kwargs.get("weight", args[2] if len(args) > 2 and name in CLASSIFYING else None)
        if values and name in ("cross_entropy", "nll_loss") and not target.is_floating_point():
            label = kwargs.get("ignore_index", sequences.IGNORED)
            self.recorder.answers.ignored = (
                label if bool((target == label).any()) else self.recorder.answers.ignored
            )
        self.recorder.event(
            "loss",
            name=name,
            input=tensors.facts(given, values),
            chain=graph.chain(given),
            beyond=bounds.beyond(given, target) if values and name in DISTANCES else None,
            criterion=self._criterion(),
            rows=_rows(given if name != "ctc_loss" else given.flatten(0, -2)) if forms else None,
            **self._about(target),
            columns=columns.alike(self.recorder.last_input(), target)
            if self.recorder.tick < BEGINNING
            else None,
            value=tensors.number(result) if result.numel() == 1 else None,
            reduction=kwargs.get("reduction", "mean"),
            weighted=isinstance(weight, Tensor),
            balance=labelling.balance(target, weight, kwargs.get("pos_weight")) if values else None,
            logarithms=bool(kwargs.get("log_target")),
            smoothing=kwargs.get("label_smoothing", 0.0),
            rates=name == "poisson_nll_loss"
            and not kwargs.get("log_input", args[2] if len(args) > 2 else True),
            grad=torch.is_grad_enabled(),
            call=self.recorder.answers.call(given) if values else 0,
            attached=result.requires_grad,
            **(self._step_on(given, target) if forms else {}),
            unmoved=self._unmoved(given, target) if values and name in ("cross_entropy", "nll_loss") else [],
            padded=self._padded(name, given, target, kwargs)
            if forms and not isinstance(weight, Tensor)
            else None,
            turned=name in ("cross_entropy", "nll_loss")
            and graph.classes_last(given)
            and not labelling.orders(target),
            echoed=values and sequences.echoed(self.recorder.last_input(), target),
            crossed=crossing.crossed(given, target, self.recorder.answers.flattened) if forms else None,
            itself=values and name == "cross_entropy" and likenesses.compared_with_itself(given, target),
            partners=likenesses.partners(given, target) if values and name == "cross_entropy" else None,
            same=likenesses.one_for_all(given, target) if values and name == "cross_entropy" else None,
        )
        graph.remember(self.recorder, result)

    def _step_on(self, given: Tensor, target: Tensor) -> dict[str, Any]:
        """Return how long the sequences are whose next step is the target, and which layer shows it to the answer."""
        x = self.recorder.last_input()
        found = sequences.step_on(x, target)
        if found is None or not isinstance(x, Tensor):
            return {"shifted": 0}
        alone = not x.requires_grad and not self.recorder.overheard
        asked = alone and given.grad_fn is not None and self.recorder.tick < BEGINNING
        shown = foresight.peeks(given, x, target, *found) if asked else None
        return {"shifted": x.shape[found[0]], "shown": shown}

    def _unmoved(self, given: Tensor, target: Tensor) -> list[int]:
        """Return the number of steps, and of the input, if the target is an input, step for step, and each is seen."""
        for at, x in enumerate(self.recorder.held):
            steps = stepwise.unmoved(x, target)
            if steps and stepwise.reads(given, x):
                return [steps, at]
        return []

    def _padded(
        self, name: str, given: Tensor, target: Tensor, settings: dict[str, Any]
    ) -> dict[str, int] | None:
        """Return what is known of padding that a loss counts."""
        if settings.get("reduction") == "none" or name not in CLASSIFYING:
            return None
        left_out = settings.get("ignore_index", sequences.IGNORED)
        return sequences.labelled_padding(self.recorder.last_input(), given, target, left_out)

    def _about(self, target: Tensor) -> dict[str, Any]:
        """Return the facts of a target; in full-batch training it is the same each time."""
        version, values = 0 if target.is_inference() else target._version, self.recorder.values
        if self.target() is not target or self.read != (version, values):
            self.target, self.read = weakref.ref(target), (version, values)
            self.facts = {"target": tensors.facts(target, values), "labels": labelling.labels(target)}
            self.facts |= {"whole": labelling.whole(target) if values else 0}
            self.facts |= {"even": values and labelling.even(target)}
            self.facts |= {"several": labelling.several(target) if values else []}
            self.facts |= {"spread": tensors.spread(target) if values else None}
            self.facts |= {"signed": labelling.signed(target, self.facts["target"])}
        return self.facts

    def _criterion(self) -> int | None:
        """Return the number of the loss module whose forward() is running."""
        return self.recorder.number(made[0]) if (made := self.recorder.places.layer()) else None

    def along(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note softmax and its relatives."""
        dim = kwargs.get("dim", args[1] if len(args) > 1 else None)
        graph.remember(self.recorder, result, dim if isinstance(dim, int) else None)
        self.recorder.answers.passed(args[0], result)
        if isinstance(result, Tensor) and isinstance(dim, int):
            made = self.recorder.places.layer()
            module = self.recorder.number(made[0]) if made else None
            contained = bool(made and made[1])
            shape = list(result.shape)
            self.recorder.event(
                "softmax", name=name, dim=dim, shape=shape, module=module, contained=contained
            )
            if name == "softmax" and self.recorder.values and len(shape) > 1 and dim in (-1, len(shape) - 1):
                self._attended(result)

    def _attended(self, result: Tensor) -> None:
        """Note what attention by hand looks at: later steps, or padding."""
        weights = result.detach()
        x, shape = self.recorder.last_input(), weights.shape
        square = len(shape) > 2 and shape[-1] == shape[-2] > 3
        hidden = (weights == 0).reshape(shape[0], -1, shape[-1]).all(1)
        self.recorder.event(
            "attention",
            length=shape[-1] if square else 0,
            ahead=square and bool(weights.triu(1).any()),
            hides=sequences.hides(x, hidden) if bool(hidden.any()) else None,
        )
        if square and result.grad_fn is not None and stepwise.causal(weights > 0, seen_is_true=True):
            result.grad_fn.metadata[stepwise.BACK] = True  # type: ignore[index]

    def activated(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note relu, sigmoid and tanh; of relu, how many units answer nothing to a whole batch."""
        graph.remember(self.recorder, result)
        if (
            not self.recorder.values
            or not isinstance(result, Tensor)
            or result.dim()
            not in ((2, 4) if name in ("relu", "relu_") else (2, 3, 4))  # of three, which are units?
            or len(result) < 8
        ):
            return
        silent = _silent(name, result.detach())
        made = self.recorder.places.layer()
        module = self.recorder.number(made[0]) if made else None
        contained = bool(made and made[1])
        facts = {
            "module": module,
            "contained": contained,
            "units": result.shape[1],
            "grad": result.requires_grad,
        }
        self.recorder.event("activation", name=name, silent=silent, **facts)


def _silent(name: str, plain: Tensor) -> float:
    """Return the share of units that answer nothing to a whole batch; of bent answers, of those at their ends."""
    if name in ("relu", "relu_"):
        tops = plain.amax((0,) if plain.dim() == 2 else (0, 2, 3)).tolist()
        return float(tops.count(0.0) / max(1, len(tops)))
    low = 0.0 if name == "sigmoid" else -1.0
    least, most = (tensors.number(end) for end in torch.aminmax(plain))
    if least - low >= EDGE and 1 - most >= EDGE:
        return 0.0
    return float(((plain - low < EDGE) | (1 - plain < EDGE)).float().mean())


def _rows(given: Tensor) -> dict[str, list[float]] | None:
    """Return what the entries of a sample add up to, and what their exponentials do, as ranges."""
    if (
        given.dim() < 2
        or given.shape[1] < 2
        or not given.is_floating_point()
        or given.numel() > tensors.LARGE
    ):
        return None
    plain = given.detach().float()
    return {
        "sum": [tensors.number(end) for end in torch.aminmax(plain.sum(1))],
        "log": [tensors.number(end) for end in torch.aminmax(plain.logsumexp(1))],
    }
