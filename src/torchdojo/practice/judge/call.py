"""The arguments of one call of the learner's function, as they are drawn, cast and shown."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import torch
from torch import Tensor

from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.gradient import tensors_in
from torchdojo.practice.judge.show import call, outline


class Call:
    """The arguments of one call. Floating tensors are given in float64; cast() makes them what the case wants."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.args = args
        self.kwargs = kwargs

    def cast(self, dtype: torch.dtype, ordered: bool = True) -> "Call":
        """Return copies of all arguments, floating tensors in this dtype; ordered=False: strided in memory."""
        change = partial(changed, dtype=dtype, ordered=ordered)
        return Call(*map(change, self.args), **{key: change(value) for key, value in self.kwargs.items()})

    def tensors(self) -> Iterator[Tensor]:
        """Yield the tensors among the arguments, in lists and tuples too."""
        yield from tensors_in([*self.args, *self.kwargs.values()])

    def named(self, key: int | str) -> Any:
        """Return an argument by its place or its name."""
        return self.args[key] if isinstance(key, int) else self.kwargs[key]

    def of(self, function: Callable[..., Any]) -> Any:
        """Call a function of ours with copies of the arguments."""
        mine = self.cast(torch.float64)
        return function(*mine.args, **mine.kwargs)

    def shown(self, name: str) -> str:
        """Return the call as the learner would write it."""
        return call(name, self.args, self.kwargs)

    def outlined(self, name: str) -> str:
        """Return the call with sizes in place of many numbers."""
        return outline(name, self.args, self.kwargs)


Calls = Callable[[Draw], Sequence[Call]]


def changed(value: Any, dtype: torch.dtype, ordered: bool) -> Any:
    """Copy a value; floating tensors change their dtype."""
    if isinstance(value, Tensor):
        value = value.detach().clone()
        value = value.to(dtype) if value.is_floating_point() else value
        return value if ordered or value.dim() < 2 else _strided_copy(value)
    if isinstance(value, list | tuple):
        return type(value)(changed(item, dtype, ordered) for item in value)
    if isinstance(value, dict):
        return {key: changed(item, dtype, ordered) for key, item in value.items()}
    return value


def _strided_copy(value: Tensor) -> Tensor:
    """Return the same numbers, every second place in memory."""
    room = torch.zeros(*value.shape[:-1], 2 * value.shape[-1], dtype=value.dtype)
    room[..., ::2] = value
    return room[..., ::2]
