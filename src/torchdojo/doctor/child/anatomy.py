"""What a model consists of: its layers, its parameters, and what it carries where no module knows it."""

import weakref
from collections import Counter
from typing import Any

from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.modules.dropout import _DropoutNd
from torch.nn.modules.loss import _Loss
from torch.nn.parameter import is_lazy

from torchdojo.doctor.child import tensors
from torchdojo.doctor.child.parameters import Parameters
from torchdojo.doctor.child.recorder import Recorder

SIMPLE = (int, float, bool, str, tuple)
MOST = 100  # elements of a list that are looked at
CONTAINERS = (nn.Sequential, nn.ModuleList, nn.ModuleDict)
DIGITS = "0123456789"
FIRST = 4  # descriptions of a model that are made in any case
METHODS = {n for n in dir(nn.Module) if callable(getattr(nn.Module, n))}  # model.train = False hides one


class Anatomy:
    """Descriptions of models. Only weak references are kept."""

    def __init__(self, recorder: Recorder, parameters: Parameters) -> None:
        self.recorder = recorder
        self.parameters = parameters
        self.sensitive: dict[int, list[weakref.ref[nn.Module]]] = {}  # layers that work otherwise in training
        self.changes = 0  # how often a module was given a parameter, or another module
        self._known: dict[int, int] = {}  # how often, when a model was described last
        self._times: Counter[int] = Counter()  # how often a model was described

    def describe(self, module: nn.Module, number: int) -> None:
        """Write down a model's layers and parameters, once more when they may have changed."""
        self._hides(module, number)
        self._times[number] += 1
        if self._known.get(number) == self.changes and self._times[number] > FIRST:
            return
        self._known[number] = self.changes
        layers = [(name, layer) for name, layer in module.named_modules() if not isinstance(layer, _Loss)]
        if number not in self.sensitive:
            inside = [[name, *self._layer(layer)] for name, layer in layers]
            loose = [[name, *loose] for name, layer in layers for loose in self._loose(layer)]
            listed = [[type(layer).__name__, *some] for _, layer in layers for some in self._listed(layer)]
            same = [found for _, layer in layers for found in self._same(layer)]
            self.recorder.thing("module", module, layers=inside, loose=loose, listed=listed, same=same)
        names = {name: self._parameter(p) for name, p in module.named_parameters()}
        known = self.recorder.facts(number)
        former = {*known.get("former", ()), *known.get("parameters", {}).values()} - set(names.values())
        self.recorder.thing("module", module, parameters=names, former=sorted(former)[:MOST])
        self.recorder.run.setdefault("models", {})[number] = len(names)
        self.sensitive[number] = [weakref.ref(layer) for _, layer in layers if _otherwise(layer)]

    def _hides(self, module: nn.Module, number: int) -> None:
        """Note the methods that plain values hide."""
        hidden = [name for name in METHODS & vars(module).keys() if isinstance(vars(module)[name], SIMPLE)]
        if hidden != self.recorder.facts(number).get("hidden"):
            self.recorder.thing("module", module, hidden=hidden)

    def _layer(self, layer: nn.Module) -> tuple[int, dict[str, Any]]:
        settings = {k: v for k, v in vars(layer).items() if k[0] != "_" and isinstance(v, SIMPLE)}
        return self.recorder.thing("module", layer), settings

    def _loose(self, layer: nn.Module) -> list[list[Any]]:
        """Return the tensors that a module carries as plain attributes, or as buffers that want gradients."""
        found = [(name, value) for name, value in vars(layer).items() if isinstance(value, Tensor)]
        found += [
            (n, buffer) for n, buffer in layer._buffers.items() if buffer is not None and buffer.requires_grad
        ]
        return [
            [name, self.parameters.leaf(value) if value.is_leaf and value.requires_grad else 0, value.requires_grad,
             list(value.shape), str(value.dtype).removeprefix("torch.")]
            for name, value in found
        ]  # fmt: skip

    def _listed(self, layer: nn.Module) -> list[list[Any]]:
        """Return the parameters that a module carries in plain lists and dicts."""
        found = []
        for name, value in vars(layer).items():
            parts = list(value.values()) if type(value) is dict and name[0] != "_" else value
            inside = parts if isinstance(parts, (list, tuple)) and len(parts) <= MOST else ()
            owners = [part for part in inside if isinstance(part, nn.Module)]
            some = [part for part in inside if isinstance(part, nn.Parameter)]
            some += [p for owner in owners for p in owner.parameters()]
            if some:
                found.append([name, [self.parameters.leaf(p) for p in some]])
        return found

    def _same(self, owner: nn.Module) -> list[dict[str, Any]]:
        """Return the layers that stand in one container, or under one name with several numbers, more than once."""
        names: dict[tuple[int, str], list[str]] = {}
        for name, child in owner._modules.items():
            stem = "" if isinstance(owner, CONTAINERS) else name.rstrip(DIGITS)
            names.setdefault((id(child), stem), []).append(name)
        return [
            {"owner": self.recorder.thing("module", owner), "names": some[:MOST],
             "layer": self.recorder.thing("module", child), "weights": _weights(child)}
            for some in names.values() if len(some) > 1 and (child := owner._modules[some[0]]) is not None
        ]  # fmt: skip

    def _parameter(self, parameter: nn.Parameter) -> int:
        number = self.parameters.leaf(parameter)
        if vars(parameter):
            self.recorder.thing("parameter", parameter, written=list(vars(parameter)))
        start = self.parameters.starts
        if number not in start and not is_lazy(parameter) and 0 < parameter.numel() <= tensors.LARGE:
            start.add(number)
            facts = tensors.facts(parameter, values=True)
            self.recorder.thing("parameter", parameter, low=facts.get("min"), high=facts.get("max"))
        return number


def _otherwise(layer: nn.Module) -> bool:
    """Whether a layer works otherwise in training: dropout that drops, and batch norm with running statistics."""
    if isinstance(layer, nn.RNNBase):
        return layer.dropout > 0 and layer.num_layers > 1
    if isinstance(layer, _DropoutNd):
        return layer.p > 0
    return isinstance(layer, _BatchNorm) and layer.running_mean is not None


def _weights(layer: nn.Module) -> int:
    """Return how many numbers a layer learns; one for each channel, as in PReLU, is no layer."""
    return sum(0 if is_lazy(p) else p.numel() for part in layer.modules() if not isinstance(part, nn.PReLU)
               for p in part.parameters(recurse=False) if p.requires_grad)  # fmt: skip
