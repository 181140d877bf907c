"""Values in few words: tensors short, with shape and dtype; calls as the learner would write them."""

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from torchdojo.text import Text

NUMBERS = 6  # more are cut
DTYPE_TOLD = (torch.float32, torch.int64)  # when it is one of these, numbers alone tell it


def show(value: object) -> str:
    """Return a value in at most about sixty characters."""
    if isinstance(value, Tensor):
        return _tensor(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k!r}: {show(v)}" for k, v in list(value.items())[:NUMBERS]) + "}"
    if isinstance(value, list | tuple):
        return _sequence(value)
    words = repr(value)
    return words if len(words) <= 80 else f"{words[:77]}..."


def said(en: str, zh: str) -> str:
    """Return words that stand among the code of a verdict, in the language in force here: it is the learner's."""
    return str(Text(en=en, zh=zh))


def call(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str:
    """Return the call as it would be written: mse(0.0, xs=[1, 2, 3])."""
    words = [*map(show, args), *(f"{key}={show(value)}" for key, value in kwargs.items())]
    return f"{name}({', '.join(words)})"


def outline(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str:
    """Return the call with sizes in place of many numbers: smooth([48 numbers], 0.9)."""
    words = [*map(_size, args), *(f"{key}={_size(value)}" for key, value in kwargs.items())]
    return f"{name}({', '.join(words)})"


def _size(value: object) -> str:
    if isinstance(value, Tensor) and value.numel() > NUMBERS:
        return f"tensor{tuple(value.shape)}"
    if isinstance(value, list | tuple) and len(value) > NUMBERS:
        return f"[{len(value)}]"
    return show(value)


def number(value: float) -> str:
    """Return a number with five significant digits: 18.667, 2.0, 1e-08, nan."""
    words = f"{value:.5g}"
    return words if any(sign in words for sign in ".eni") else f"{words}.0"


def _sequence(values: Sequence[object]) -> str:
    inside = ", ".join(map(show, values[:NUMBERS])) + (", ..." if len(values) > NUMBERS else "")
    if isinstance(values, list):
        return f"[{inside}]"
    return f"({inside},)" if len(values) == 1 else f"({inside})"


def _tensor(value: Tensor) -> str:
    value = value.detach()
    if value.numel() > 2 * NUMBERS:
        return f"tensor{tuple(value.shape)}{_kind(value)} {_numbers(value.flatten()[:NUMBERS])[:-1]}, ...]"
    shape = "" if value.dim() < 2 else f", shape={tuple(value.shape)}"
    return f"tensor({_numbers(value)}{_kind(value)}{shape})"


def _kind(value: Tensor) -> str:
    return "" if value.dtype in DTYPE_TOLD else f" {str(value.dtype).removeprefix('torch.')}"


def _numbers(value: Tensor) -> str:
    def told(item: object) -> str:
        if isinstance(item, list):
            return "[" + ", ".join(map(told, item)) + "]"
        return number(item) if isinstance(item, float) else str(item)

    return told(value.tolist())
