"""Models: where they and their layers were made, in which mode and on which inputs they run."""

import sys
import threading
import weakref
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.dropout import _DropoutNd
from torch.nn.modules.loss import _Loss
from torch.nn.modules.module import register_module_parameter_registration_hook

from torchdojo.doctor.child import tensors
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.rows import Rows

SIMPLE = (int, float, bool, str, tuple)


class Modules:
    """Notes at every call of a model, not of its layers."""

    def __init__(self, recorder: Recorder, parameters: Parameters) -> None:
        self.recorder = recorder
        self.parameters = parameters
        self.rows = Rows(recorder)
        self.deep = False
        self.described: dict[int, int] = {}  # the tick of the last description
        self.sensitive: dict[int, list[weakref.ref[nn.Module]]] = {}
        wrap(recorder, nn.Module, "__init__", after=self.made)
        wrap(recorder, nn.Module, "train", before=self.switched)
        register_module_parameter_registration_hook(self.registered)
        self._watch_calls()

    def registered(self, module: nn.Module, name: str, parameter: nn.Parameter | None) -> None:
        """Torch calls this whenever a parameter becomes part of a module."""
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

    def switched(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note train() and eval(), but not the calls for the modules inside."""
        caller = sys._getframe(3)
        if caller.f_code.co_name == "train" and caller.f_code.co_filename.endswith("module.py"):
            return
        number = self.recorder.number(args[0])
        to = bool(args[1] if len(args) > 1 else kwargs.get("mode", True))
        self.recorder.event("mode", module=number, training=to)

    def _watch_calls(self) -> None:
        original, recorder = nn.Module.__call__, self.recorder
        compiling, thread, main = torch.compiler.is_compiling, threading.get_ident, threading.get_ident()

        def call(module: nn.Module, *args: Any, **kwargs: Any) -> Any:
            if compiling() or self.deep or not recorder.active or not recorder.looking("forward"):
                return original(module, *args, **kwargs)
            if isinstance(module, _Loss) or thread() != main:
                return original(module, *args, **kwargs)
            self.deep = True
            try:
                recorder.safely(self.called, module, args, kwargs)
                result = original(module, *args, **kwargs)
                recorder.safely(self.answered, module, result)
                return result
            finally:
                self.deep = False

        nn.Module.__call__ = call  # type: ignore[method-assign]

    def called(self, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note a model's call."""
        number = self.recorder.thing("module", module)
        if number not in self.sensitive or (
            self.recorder.values and self.described.get(number) != self.recorder.tick
        ):
            self.described[number] = self.recorder.tick
            self._describe(module, number)
        if not self.recorder.run["models"][number]:
            return
        states = [layer.training for ref in self.sensitive[number] if (layer := ref()) is not None]
        given = [a for a in (*args, *kwargs.values()) if isinstance(a, Tensor)]
        where = self.recorder.places.here()
        self.recorder.event(
            "forward",
            where,
            module=number,
            training=module.training,
            modes=[sum(states), len(states) - sum(states)],
            grad=torch.is_grad_enabled(),
            inputs=[tensors.facts(a, self.recorder.values) for a in given[:4]],
        )
        if given:
            self.rows.see(number, where, given[0])

    def answered(self, module: nn.Module, result: Any) -> None:
        """Note what a model returned."""
        if isinstance(result, Tensor) and result.is_floating_point():
            facts = tensors.facts(result, self.recorder.values)
            self.recorder.event("answer", module=self.recorder.number(module), **facts)

    def _describe(self, module: nn.Module, number: int) -> None:
        """Write down a model's layers and parameters, once more whenever values are read."""
        layers = [(name, layer) for name, layer in module.named_modules() if not isinstance(layer, _Loss)]
        if number not in self.sensitive:
            inside = [[name, *self._layer(layer)] for name, layer in layers]
            self.recorder.thing("module", module, layers=inside)
        names = {name: self._parameter(p) for name, p in module.named_parameters()}
        self.recorder.thing("module", module, parameters=names)
        self.recorder.run.setdefault("models", {})[number] = len(names)
        kinds = (_DropoutNd, _BatchNorm)
        self.sensitive[number] = [weakref.ref(layer) for _, layer in layers if isinstance(layer, kinds)]

    def _layer(self, layer: nn.Module) -> tuple[int, dict[str, Any]]:
        settings = {k: v for k, v in vars(layer).items() if k[0] != "_" and isinstance(v, SIMPLE)}
        return self.recorder.thing("module", layer), settings

    def _parameter(self, parameter: nn.Parameter) -> int:
        number = self.parameters.leaf(parameter)
        start = self.parameters.starts
        if number not in start and 0 < parameter.numel() <= tensors.LARGE:
            start.add(number)
            facts = tensors.facts(parameter, values=True)
            self.recorder.thing("parameter", parameter, low=facts.get("min"), high=facts.get("max"))
        return number
