"""Optimizers and schedulers: what they hold, when they step, what they find."""

import math
import weakref
from functools import partial
from time import perf_counter
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer, lr_scheduler
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook

from torchdojo.doctor.child import clipped, tensors
from torchdojo.doctor.child.hooks.weights import Weights
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

MEASURED = (1, 2, 6, 21, 40)  # steps whose movement is measured
LATER = 100  # ticks after which it is measured whenever a step is looked at
LARGE = 20_000_000
SIMPLE = (int, float, bool, str, type(None))


class EnoughSteps(BaseException):
    """The polite stop of --steps: nobody's `except Exception` catches it."""


class Optimizers:
    """Notes at every step, zero_grad and schedule."""

    def __init__(self, recorder: Recorder, parameters: Parameters, weights: Weights, limit: int) -> None:
        self.recorder = recorder
        self.parameters = parameters
        self.weights = weights
        self.limit = limit
        self.counted = False  # whether the step that is under way is counted already
        self.begun = 0.0  # when it began
        self.before: list[tuple[Tensor, Tensor]] = []
        self.known: list[weakref.ref[Optimizer]] = []
        wrap(recorder, Optimizer, "__init__", after=self.made)
        wrap(recorder, Optimizer, "zero_grad", before=self.cleared, enough=self.cleared_again)
        wrap(recorder, Optimizer, "add_param_group", after=self.grown)
        wrap(recorder, nn.Module, "zero_grad", before=self.cleared, enough=self.cleared_again)
        for name in ("clip_grad_norm_", "clip_grad_value_"):
            for owner in (nn.utils, nn.utils.clip_grad):
                wrap(recorder, owner, name, before=self.clipped)
        wrap(recorder, torch.amp.GradScaler, "scale", before=partial(self.scaled, "scale"))
        wrap(recorder, torch.amp.GradScaler, "unscale_", before=partial(self.scaled, "unscale"))
        register_optimizer_step_pre_hook(self.about_to_step)
        register_optimizer_step_post_hook(self.has_stepped)
        self._watch_schedulers()
        recorder.closing.append(self.last_look)

    def _watch_schedulers(self) -> None:
        classes = {c for c in vars(lr_scheduler).values() if isinstance(c, type)}
        for cls in classes:
            if issubclass(cls, (lr_scheduler.LRScheduler, lr_scheduler.ReduceLROnPlateau)):
                if "step" in vars(cls):
                    wrap(self.recorder, cls, "step", before=self.scheduled)
                if "__init__" in vars(cls):
                    wrap(self.recorder, cls, "__init__", after=self.scheduler_made)

    def made(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Note a new optimizer."""
        self.known.append(weakref.ref(args[0]))
        self._describe(args[0])

    def grown(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Note a group that was added later."""
        if self.recorder.number(args[0]) is not None:
            self._describe(args[0])

    def _describe(self, optimizer: Optimizer) -> int:
        settings: Any = [
            {k: v for k, v in g.items() if isinstance(v, SIMPLE) or k == "betas"}
            for g in optimizer.param_groups
        ]
        new = self.recorder.number(optimizer) is None
        number = self.recorder.thing("optimizer", optimizer, None)
        groups = self.parameters.own(optimizer, number)
        now = "settings" if new else "settings_now"
        frozen = sum(not p.requires_grad for group in optimizer.param_groups for p in group["params"])
        self.recorder.thing("optimizer", optimizer, groups=groups, frozen=frozen, **{now: settings})
        if new:
            self.recorder.trails.begin(number)
            self.recorder.anew()
        return number

    def _number(self, optimizer: Optimizer) -> int:
        number = self.recorder.number(optimizer)
        return self._describe(optimizer) if number is None else number

    def cleared_again(self, args: tuple[Any, ...]) -> bool:
        """Note zero_grad() as it was noted before, if that will do."""
        return bool(args) and bool(self.recorder.again("zero", args[0]))

    def cleared(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note zero_grad() of an optimizer or a module."""
        if isinstance(args[0], nn.Module):
            about = [self.parameters.leaf(p) for p in args[0].parameters()]
            owners = {self.parameters.owners.get(n, 0) for n in about}
        else:
            owners = {self._number(args[0])}
        where = self.recorder.places.here()
        self.recorder.marks("zero", args[0], owners, where)
        if self.recorder.near:
            self.recorder.event("zero", where, optimizers=sorted(owners))

    def clipped(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note gradient clipping."""
        given = args[0] if args else kwargs.get("parameters")
        if self.recorder.near and clipped.used_up(given):
            self.recorder.event("nothing left")
        leaves = clipped.leaves(given)
        limit = next((v for v in (*args[1:2], *kwargs.values()) if isinstance(v, (int, float))), None)
        if limit is not None and not limit < 1e6:
            return  # only the norm is wanted
        numbers = (self.recorder.number(p) for p in leaves)
        owners = {self.parameters.owners.get(n, 0) for n in numbers if n is not None} or {0}
        for owner in owners:
            self.recorder.mark("clip", owner)
        if self.recorder.near and leaves:
            self.recorder.event("clip", owners=sorted(owners), bare=all(p.grad is None for p in leaves))

    def scaled(self, kind: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that a loss is multiplied, or gradients divided, by a GradScaler's number."""
        if args[0]._enabled and args[0]._init_scale != 1:
            self.recorder.mark(kind)

    def about_to_step(self, optimizer: Optimizer, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Torch calls this before every step."""
        recorder = self.recorder
        if recorder.active:
            if self.limit and recorder.steps >= self.limit:
                recorder.run["enough"] = True
                raise EnoughSteps
            recorder.stepping = len(args) < 2 and "closure" not in kwargs
            marks = recorder.again("step", optimizer) if recorder.stepping else ()
            self.counted = bool(marks)
            if marks:  # nothing of the script's happens until the step is over
                recorder.stepped(marks[0][1])
            else:
                recorder.safely(self._about_to_step, optimizer, args, kwargs)
                if recorder.values:
                    recorder.safely(self.weights.look, optimizer)
            if recorder.shares.on:
                self.begun = perf_counter()

    def _about_to_step(self, optimizer: Optimizer, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        recorder = self.recorder
        number = self._number(optimizer)
        where = recorder.places.here()
        recorder.marks("step", optimizer, (number,), where)
        if not recorder.near:
            return
        leaves = [p for group in optimizer.param_groups for p in group["params"]]
        missing = sum(p.grad is None for p in leaves)
        found = "none" if missing == len(leaves) else "zero" if tensors.empty(leaves) else "full"
        closure = len(args) > 1 or "closure" in kwargs
        facts = {
            "optimizer": number,
            "found": found,
            "missing": missing,
            "closure": closure,
            "loader": recorder.loader,
            "training": getattr(recorder.last_model(), "training", None),
        }
        recorder.event("step", where, **facts, lr=_plain(optimizer.param_groups[0].get("lr")))
        if recorder.steps + 1 in MEASURED or recorder.tick > LATER:
            small = [p for p in leaves if p.grad is not None and not p.grad.is_sparse]
            if sum(p.numel() for p in small) <= LARGE:
                self.before = [(p, p.detach().clone()) for p in small]

    def has_stepped(self, optimizer: Optimizer, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Torch calls this after every step."""
        recorder = self.recorder
        recorder.stepping = False
        if recorder.shares.on:
            recorder.shares.add("step", perf_counter() - self.begun)
        if recorder.active and not self.counted:
            recorder.safely(self._has_stepped, optimizer)

    def _has_stepped(self, optimizer: Optimizer) -> None:
        number = self._number(optimizer)
        self.recorder.stepped(number)
        if self.recorder.near:
            self.parameters.used(optimizer, number)
        if self.before:
            moved = math.hypot(*tensors.lengths([p.detach() - old for p, old in self.before]))
            size = math.hypot(*tensors.lengths([old for _, old in self.before]))
            still = tensors.unmoved(self.before) if type(optimizer).__module__.startswith("torch.") else None
            self.before = []
            self.recorder.event("movement", optimizer=number, moved=moved, size=size, still=still)

    def scheduler_made(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Note a new scheduler (a class that calls its parent's __init__ is noted again, with more facts)."""
        scheduler = args[0]
        facts = {k: v for k, v in vars(scheduler).items() if isinstance(v, SIMPLE) and not k.startswith("__")}
        held = getattr(scheduler, "optimizer", None)
        self.recorder.thing(
            "scheduler", scheduler, optimizer=self._number(held) if held else 0, settings=facts,
            own=type(scheduler).step.__module__.startswith("torch."),
        )  # fmt: skip

    def scheduled(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a step of a scheduler; its first, inside its own __init__, is none of the user's."""
        number = self.recorder.number(args[0])
        if number is None:
            return
        held = getattr(args[0], "optimizer", None)
        self.recorder.mark("schedule", number)
        lr = _plain(held.param_groups[0]["lr"]) if held else None
        metric = _plain(args[1] if len(args) > 1 else kwargs.get("metrics"))
        self.recorder.event("schedule", scheduler=number, steps=self.recorder.steps, lr=lr, metric=metric)

    def last_look(self) -> None:
        """Write down what the optimizers look like at the end."""
        for reference in self.known:
            optimizer = reference()
            if optimizer is not None:
                self._describe(optimizer)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, (int, float, torch.Tensor)) else None
