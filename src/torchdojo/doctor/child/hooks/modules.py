"""Models: where they and their layers were made, in which mode and on which inputs they run."""

import threading
from collections import Counter
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules import module as registry
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.loss import _Loss
from torch.nn.parameter import is_lazy

from torchdojo.doctor.child import columns, graph, sequences, tensors
from torchdojo.doctor.child.anatomy import Anatomy
from torchdojo.doctor.child.doubles import Doubles
from torchdojo.doctor.child.exams import Exams
from torchdojo.doctor.child.hooks.samples import Samples
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.patches import replace, wrap
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.repeats import Repeats
from torchdojo.doctor.child.rows import Rows
from torchdojo.doctor.child.slices import Slices
from torchdojo.doctor.child.ways import Ways

LOOKS = 4  # calls at one place whose inputs are measured in any case
WATCHED = 3  # calls of a model whose layers are watched too
LAST = 4  # tensors that tell whether weights have changed


class Modules:
    """Notes at every call of a model, not of its layers."""

    def __init__(self, recorder: Recorder, parameters: Parameters, samples: Samples, ways: Ways) -> None:
        self.recorder = recorder
        self.parameters = parameters
        self.samples = samples
        self.ways = ways
        self.anatomy = Anatomy(recorder, parameters)
        self.rows = Rows(recorder)
        self.repeats = Repeats(recorder)
        self.doubles = Doubles(recorder)
        self.slices = Slices(recorder)
        self.exams = Exams(recorder)
        self.deep = False
        self.first = False  # whether the first layer of the model that is running is still to come
        self.looks: Counter[int] = Counter()  # calls, by place
        self.curious = False  # whether the calls of layers are watched in this call
        self.asked: dict[int, int] = {}  # calls of a model so far
        self.turns = 0
        self.described: dict[int, int] = {}  # the tick of the last description
        wrap(recorder, nn.Module, "__init__", after=self.made)
        registry.register_module_parameter_registration_hook(self.registered)
        registry.register_module_module_registration_hook(self.joined)
        self._watch_calls()

    def joined(self, module: nn.Module, name: str, part: nn.Module | None) -> None:
        """Torch calls this whenever a module becomes part of another."""
        self.anatomy.changes += 1

    def registered(self, module: nn.Module, name: str, parameter: nn.Parameter | None) -> None:
        """Torch calls this whenever a parameter becomes part of a module."""
        self.anatomy.changes += 1
        if self.recorder.active and parameter is not None:
            self.recorder.safely(self._registered, module, name, parameter)

    def _registered(self, module: nn.Module, name: str, parameter: nn.Parameter) -> None:
        number = self.recorder.number(module)
        if number is not None and self.recorder.number(parameter) is None:
            self.parameters.leaf(parameter, self.recorder.places.here())
            self.recorder.thing("parameter", parameter, module=number, named=name)

    def made(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Note a new module."""
        if not isinstance(args[0], torch.jit.ScriptModule):
            self.recorder.thing("module", args[0])

    def _watch_calls(self) -> None:
        original, recorder, shares = nn.Module.__call__, self.recorder, self.recorder.shares
        traced, learning, compiling = (
            torch.compiler.is_dynamo_compiling, torch.is_grad_enabled, torch.compiler.is_compiling
        )  # fmt: skip
        thread, main = threading.get_ident, threading.get_ident()

        def call(module: nn.Module, *args: Any, **kwargs: Any) -> Any:
            if (
                traced()
            ):  # what is asked before this would be compiled along, and compiled anew when it changes
                return original(module, *args, **kwargs)
            if shares.on and not shares.asked and shares.counts(module):
                return shares.timed(original, module, args, kwargs)
            if (not recorder.near and learning()) or (self.deep and not self.curious and not self.first):
                return original(module, *args, **kwargs)
            if not recorder.active or compiling() or thread() != main:
                return original(module, *args, **kwargs)
            if self.deep:
                return self._inside(original, module, args, kwargs)
            if isinstance(module, _Loss):
                return original(module, *args, **kwargs)
            return self._around(recorder.looking("forward"), original, module, args, kwargs)

        replace(nn.Module, "__call__", call)

    def _around(
        self, looked: bool, original: Any, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Call a model; what it calls itself are its layers."""
        self.deep = True
        try:
            if not looked:
                return original(module, *args, **kwargs)
            self.recorder.worn = False
            self.recorder.safely(self.called, module, args, kwargs)
            result = original(module, *args, **kwargs)
            if not self.recorder.worn:
                self.recorder.safely(self.answered, module, result)
            return result
        finally:
            self.deep = self.curious = self.first = False

    def _inside(self, original: Any, module: nn.Module, args: Any, kwargs: Any) -> Any:
        """Call a layer of a model whose call is looked at."""
        if self.first and args:
            self.recorder.safely(self.entered, module, args[0])
        result = original(module, *args, **kwargs)
        if self.curious:
            self.recorder.safely(self.layer_called, module, args, kwargs, result)
        return result

    def called(self, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a model's call."""
        number = self.recorder.thing("module", module)
        if number not in self.anatomy.sensitive or (
            self.recorder.values and self.described.get(number) != self.recorder.tick
        ):
            self.described[number] = self.recorder.tick
            self.anatomy.describe(module, number)
        self.asked[number] = self.asked.get(number, 0) + torch.is_grad_enabled()
        self.curious = self.asked[number] <= WATCHED
        if not self.recorder.run["models"][number]:
            return
        where = self.recorder.places.here()
        if not torch.is_grad_enabled():
            self.ways.asked(module, number, where)
            if self.exams.worn(where):
                self.recorder.pass_over()
                self.rows.passed_over(number, where)
                return
        self._noted(module, number, where, args, kwargs)

    def _noted(self, module: nn.Module, number: int, where: int, args: Any, kwargs: Any) -> None:
        """Write a call down."""
        states = [layer.training for ref in self.anatomy.sensitive[number] if (layer := ref()) is not None]
        given = [a for a in (*args, *kwargs.values()) if isinstance(a, Tensor)]
        self.looks[where] += 1
        self.first = self.recorder.forms
        numbers = bool(given) and (self.recorder.values or self.looks[where] <= LOOKS)
        self.recorder.asks(module, given)
        self.recorder.event(
            "forward",
            where,
            module=number,
            training=module.training,
            modes=[sum(states), len(states) - sum(states)],
            grad=torch.is_grad_enabled(),
            inputs=[tensors.facts(a, self.recorder.values) for a in given[:4]],
            spread=tensors.spread(given[0]) if numbers else None,
            same=tensors.sameness(given[0]) if given and self.first else None,
            by_row=columns.scaled_by_row(given[0]) if given and self.first else None,
            arguments=len(args) + len(kwargs),
            stale=self._stale(module, args, kwargs),
            mark=self._mark(module) if self.recorder.values else None,
            **self._whose(given),
        )
        if given:
            self.rows.see(number, where, given[0])
            self.slices.see(where, given[0])
        self.samples.given(number, args)

    def _whose(self, given: list[Tensor]) -> dict[str, int]:
        """Return the number of this call, and which model made what it is given."""
        self.recorder.answers.calls += 1
        known = self.recorder.values and bool(given)
        maker = self.recorder.answers.maker(given[0]) if known else 0
        return {"call": self.recorder.answers.calls, "maker": maker}

    def _mark(self, module: nn.Module) -> float | None:
        """Return a number that tells the weights of today from those of yesterday, for a model nobody trains."""
        some = list(module.parameters())[-LAST:]
        owners = {self.parameters.owners.get(self.recorder.number(p) or 0) for p in some}
        small = not any(map(is_lazy, some)) and sum(p.numel() for p in some) <= tensors.LARGE
        return sum(tensors.lengths([p.detach() for p in some])) if owners == {None} and small else None

    def layer_called(self, module: nn.Module, args: Any, kwargs: Any, result: Any) -> None:
        """Note that a layer was used: where and when first, and where what it returned was made."""
        self.turns += 1
        where = self.recorder.places.here()
        number = self.recorder.thing("module", module)
        if "ran" not in self.recorder.facts(number):
            self.recorder.thing("module", module, ran=where, turn=self.turns, grad=torch.is_grad_enabled())
        if isinstance(module, (nn.RNNBase, nn.RNNCellBase)) and (stale := self._stale(module, args, kwargs)):
            self.recorder.event("carried", where, module=number, stale=stale)
        if isinstance(module, _BatchNorm) and module.training and args and isinstance(args[0], Tensor):
            self.recorder.thing("module", module, given=list(args[0].shape))
        if isinstance(module, nn.Embedding) and module.padding_idx == 0 and args:
            self.recorder.thing("module", module, inside=sequences.inside(args[0]))
        graph.name(self.recorder, result, number, where)
        self.repeats.called(number, where, result)
        self.samples.given(number, args)

    def _stale(self, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Any]:
        """Return which arguments and attributes have a graph that is older than the last backward()."""
        last = self.recorder.sequence
        found: list[Any] = [n for n, value in enumerate((*args, *kwargs.values())) if _older(value, last)]
        return found + [n for n, value in vars(module).items() if n[0] != "_" and _older(value, last)]

    def answered(self, module: nn.Module, result: Any) -> None:
        """Note what a model returned."""
        number = self.recorder.number(module)
        parts = list(result.values()) if isinstance(result, dict) else result
        parts = parts if isinstance(parts, (list, tuple)) else [parts]
        given = [p for p in parts if isinstance(p, Tensor) and p.is_floating_point()]
        if number is not None and self.recorder.run.get("models", {}).get(number):
            self.recorder.answers.add(number, given[:4])
            if self.recorder.values and given:
                self.recorder.answers.keep(number, given[0])
                self.recorder.answers.pulls(given[0])
                if self.recorder.forms:
                    self.doubles.answered(number, given[0])
            self.rows.answer(given[0] if given else None)
        if given and given[0] is result:
            self.recorder.event("answer", module=number, **tensors.facts(result, self.recorder.values))

    def entered(self, module: nn.Module, x: Any) -> None:
        """Note what the first layer with parameters, or the first that normalises, is given."""
        if isinstance(x, Tensor) and not any(module.children()):
            scaling = "Norm" in type(module).__name__
            if scaling or any(True for _ in module.parameters(recurse=False)):
                self.first = False
                facts: dict[str, Any] = {"shape": list(x.shape), "spread": tensors.spread(x)}
                facts |= {"layer": type(module).__name__, "same": tensors.sameness(x)}
                self.recorder.event("first", scaling=scaling, **facts)


def _older(value: Any, sequence: int) -> bool:
    """Whether a tensor, or one in a tuple, was made before the backward() that ended with this node."""
    some = value if isinstance(value, (tuple, list)) else (value,)
    made = (one.grad_fn for one in some if isinstance(one, Tensor) and one.grad_fn is not None)
    return any(node._sequence_nr() <= sequence for node in made)
