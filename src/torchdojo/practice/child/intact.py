"""Is torch still the real one? A file that replaces torch.softmax would be judged by its own measure."""

import builtins
from types import MappingProxyType, ModuleType
from typing import Any

import torch
import torch.nn.functional
import torch.optim

OWNERS: tuple[Any, ...] = (
    builtins, torch, torch.Tensor, torch.autograd, torch.nn, torch.nn.Module, torch.nn.functional,
    torch.nn.init, torch.optim, torch.optim.Optimizer, torch.linalg, torch.utils.data,
)  # fmt: skip


class Snapshot:
    """What torch's public names stood for before the learner's code ran."""

    def __init__(self) -> None:
        self.before = [(owner, dict(_names(owner))) for owner in OWNERS]

    def changed(self) -> str | None:
        """Return the first name that now stands for something else, and put all of them back."""
        found = None
        for owner, before in self.before:
            now = _names(owner)
            for name, value in before.items():
                if now.get(name) is not value:
                    setattr(owner, name, value)
                    found = found or f"{getattr(owner, '__name__', '')}.{name}"
        return found


def _names(owner: Any) -> MappingProxyType[str, Any] | dict[str, Any]:
    names = vars(owner)
    if not isinstance(owner, ModuleType):
        return names
    return {key: value for key, value in names.items() if not key.startswith("__")}
