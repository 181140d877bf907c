"""Runs a script up to its first step, then asks it questions on forked copies of the whole process."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NoReturn

import torch
from torch import Tensor, nn
from torch.nn.modules.loss import _Loss
from torch.optim import Optimizer
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook
from torch.utils import data
from torch.utils.data import dataloader

from torchdojo.doctor.child.guard import Guard, RefusedError
from torchdojo.doctor.child.questions import features, modes
from torchdojo.doctor.child.script import Order, prepare

STEPS = {"one batch": 100, "as it is": 200, "labels": 200}
PATIENCE = 25  # s for each copy
ALONE = {"num_workers": 0, "prefetch_factor": None, "persistent_workers": False, "timeout": 0,
         "multiprocessing_context": None}  # fmt: skip
LOSSES = ("cross_entropy", "nll_loss", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss",
          "binary_cross_entropy", "binary_cross_entropy_with_logits")  # fmt: skip


class Probe:
    """What the script has done so far: its last batch, call of a model, call of a loss; and how copies change it."""

    def __init__(self, folder: Path, guard: Guard) -> None:
        self.folder, self.guard = folder, guard
        self.begun = time.perf_counter()
        self.asking = ""  # the question of this copy
        self.stepping: set[int] = set()  # optimizers that step in this copy
        self.batch: tuple[Any, Any] | None = None  # loader, what it delivered last
        self.model: nn.Module | None = None
        self.call: tuple[tuple[Any, ...], dict[str, Any]] = ((), {})
        self.output: Any = None
        self.loss: tuple[str, Callable[..., Tensor], tuple[Any, ...], dict[str, Any]] | None = None
        self.values: list[float] = []  # what backward() was called on
        self.steps = 0
        self.start: dict[str, Tensor] = {}
        self.deep = False
        self.dice = torch.Generator().manual_seed(0)
        self._watch()

    def _watch(self) -> None:
        self._watch_loaders()
        self._watch_calls()
        for name in LOSSES:
            self._watch_loss(name, getattr(nn.functional, name))
        backward = torch.autograd.backward

        def watched(tensors: Any, *args: Any, **kwargs: Any) -> Any:
            if isinstance(tensors, Tensor) and tensors.numel() == 1:
                self.values.append(float(tensors.detach()))
            return backward(tensors, *args, **kwargs)

        torch.autograd.backward = watched
        register_optimizer_step_pre_hook(self.about_to_step)
        register_optimizer_step_post_hook(self.stepped)

    def _watch_loaders(self) -> None:
        made, following = data.DataLoader.__init__, dataloader._BaseDataLoaderIter.__next__

        def init(loader: Any, *args: Any, **kwargs: Any) -> None:
            kwargs.update({name: value for name, value in ALONE.items() if name in kwargs})
            made(loader, *args[:5], *(0 for _ in args[5:6]), *args[6:], **kwargs)

        def deliver(iterator: Any) -> Any:
            if self.asking == "one batch" and self.batch and iterator._dataset is self.batch[0]:
                return copied(self.batch[1])
            batch = following(iterator)
            if not self.asking:
                self.batch = iterator._dataset, copied(batch)
            return batch

        data.DataLoader.__init__ = init  # type: ignore[assignment, method-assign]
        dataloader._BaseDataLoaderIter.__next__ = deliver  # type: ignore[assignment, method-assign]

    def _watch_calls(self) -> None:
        original = nn.Module.__call__

        def call(module: nn.Module, *args: Any, **kwargs: Any) -> Any:
            if self.deep or isinstance(module, _Loss) or not torch.is_grad_enabled():
                return original(module, *args, **kwargs)
            self.deep = True
            try:
                if self.asking == "one batch" and not self.batch and module is self.model:
                    args, kwargs = copied(self.call)
                output = original(module, *args, **kwargs)
            finally:
                self.deep = False
            if not self.asking and any(True for _ in module.parameters()):
                self.model, self.call, self.output = module, copied((args, kwargs)), output
            return output

        nn.Module.__call__ = call  # type: ignore[method-assign]

    def _watch_loss(self, name: str, original: Callable[..., Tensor]) -> None:
        def loss(*args: Any, **kwargs: Any) -> Tensor:
            if torch.is_grad_enabled() and len(args) > 1 and isinstance(args[1], Tensor):
                if self.asking == "one batch" and not self.batch and self.loss:
                    args = (args[0], self.loss[2][1].clone(), *args[2:])
                if self.asking == "labels" and args[1].dim() and len(args[1]) > 1:
                    args = (args[0], args[1][torch.randperm(len(args[1]), generator=self.dice)], *args[2:])
                if not self.asking:
                    self.loss = name, original, args, kwargs
            return original(*args, **kwargs)

        setattr(nn.functional, name, loss)

    def about_to_step(self, optimizer: Optimizer, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Torch calls this before every step: before the first, the questions are asked."""
        if not self.asking:
            self.ask_all(optimizer)
        self.stepping.add(id(optimizer))

    def stepped(self, optimizer: Optimizer, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Torch calls this after every step."""
        self.steps += 1
        if self.asking in STEPS and self.steps >= STEPS[self.asking]:
            self.finish()

    def ask_all(self, optimizer: Optimizer) -> None:
        """Ask every question on a copy of its own, then leave: the script itself goes no further."""
        named = dict(self.model.named_parameters()) if self.model is not None else {}
        rows = next((len(a) for a in self.call[0] if isinstance(a, Tensor) and a.dim()), 0)
        held = {id(p) for group in optimizer.param_groups for p in group["params"]}
        self.start = {n: p.detach().clone() for n, p in named.items() if p.requires_grad and id(p) in held}
        for question in STEPS:
            if self.copy(question):
                return  # this is the copy: on with the script's own loop
        if self.model is not None and self.call[0]:
            model, (args, kwargs) = self.model, self.call
            self.answer("features", lambda: features(model, args, kwargs))
            self.answer("eval", lambda: modes(model, args, kwargs, self.loss, self.output))
        facts = {"model": type(self.model).__name__ if self.model else "", "loss": self.loss[0] if self.loss else "",
                 "optimizer": type(optimizer).__name__, "rows": rows, "made": self.guard.made}  # fmt: skip
        self.write("start", facts)
        leave(0)

    def copy(self, question: str) -> bool:
        """Fork, and return whether this is the copy, which goes on until it has seen enough."""
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            os.waitpid(pid, 0)
            return False
        self.asking, self.guard.copy, self.values = question, True, self.values[-1:]
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        signal.signal(signal.SIGALRM, self.too_long)
        signal.alarm(PATIENCE)
        return True

    def answer(self, question: str, ask: Callable[[], dict[str, Any]]) -> None:
        """Let a copy answer at once."""
        if self.copy(question):
            try:
                facts = ask()
            except BaseException as error:
                facts = {"trouble": f"{type(error).__name__}: {error}"[:300]}
            self.write(question, facts)
            leave(0)

    def too_long(self, number: int, frame: FrameType | None) -> None:
        """The time of this copy is over: what it has seen so far is its answer."""
        self.finish()

    def finish(self, trouble: str = "") -> None:
        """Write down what a copy that went on has seen, and leave without a trace."""
        model = self.model
        named = dict(model.named_parameters()) if model is not None else {}
        still = [
            name
            for name, was in self.start.items()
            if name in named and torch.equal(named[name].detach(), was)
        ]
        facts = {"values": self.values, "steps": self.steps, "still": still, "parameters": len(self.start),
                 "optimizers": len(self.stepping)}  # fmt: skip
        self.write(self.asking, {**facts, "trouble": trouble})
        leave(0)

    def write(self, name: str, facts: dict[str, Any]) -> None:
        """Leave an answer for the parent."""
        (self.folder / f"{name}.json").write_text(json.dumps(facts, default=str), encoding="utf-8")


def copied(thing: Any) -> Any:
    """Return a batch with tensors of its own, that no loop can change."""
    if isinstance(thing, Tensor):
        return thing.detach().clone()
    if isinstance(thing, tuple) and hasattr(thing, "_fields"):
        return type(thing)(*map(copied, thing))
    if isinstance(thing, (list, tuple)):
        return type(thing)(map(copied, thing))
    return {key: copied(value) for key, value in thing.items()} if type(thing) is dict else thing


def leave(status: int) -> NoReturn:
    """End at once: no `finally`, no atexit of the script's may run and save anything."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def run(order: Order, folder: Path) -> NoReturn:
    """Start the script; if it never comes to a step, say how it ended."""
    main = ModuleType("__main__")
    code = prepare(order, main)
    sys.modules["__main__"] = main
    probe = Probe(folder, Guard(str(folder)))
    try:
        exec(code, main.__dict__)  # noqa: S102 - this is what we are asked to do
        ended = ""
    except RefusedError as refused:
        ended = f"refused: {refused}"
    except BaseException as error:
        ended = f"{type(error).__name__}: {error}"[:300]
    if probe.asking:
        probe.finish(ended)
    probe.write("start", {"ended": ended, "made": probe.guard.made})
    leave(1)
