"""Is the work left to torch? A Python loop does more steps when there is more data, whatever it looks like."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.call import Call
from torchdojo.practice.judge.check import Property
from torchdojo.practice.judge.draw import Draw
from torchdojo.practice.judge.sentences import wrong
from torchdojo.text import Text

Sized = Callable[[int], Call]


def no_loop(name: str, sized: Sized, sizes: tuple[int, int] = (5, 40)) -> Property:
    """Return the property that name() takes as many steps for a large input as for a small one."""
    words = Text(en="no loop in Python", zh="不用 Python 循环")
    return Property(words, partial(_no_loop, name, sized, sizes))


def _no_loop(name: str, sized: Sized, sizes: tuple[int, int], answer: Answer, _: Draw) -> None:
    small, large = (_Steps(answer.file) for _ in sizes)
    for size, steps in zip(sizes, (small, large), strict=True):
        one = sized(size).cast(torch.float32)
        answer.run(steps.counted(answer.get(name)), one.shown(name), *one.args, **one.kwargs)
    if large.count > small.count:
        called = sized(sizes[1]).shown(name)
        few, many = small.count, large.count
        raise wrong("loop", called, str(many), str(few), few=few, many=many, small=sizes[0], large=sizes[1])


class _Steps(TorchFunctionMode):
    """Counts torch functions that are called, and lines of the learner's file that are executed."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.count = 0

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.count += 1
        return func(*args, **(kwargs or {}))

    def counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function so that its steps are counted."""

        def called(*args: Any, **kwargs: Any) -> Any:
            sys.settrace(self._call)
            try:
                with self:
                    return function(*args, **kwargs)
            finally:
                sys.settrace(None)

        return called

    def _call(self, frame: FrameType, event: str, arg: object) -> Any:
        return self._line if frame.f_code.co_filename == self.file else None

    def _line(self, frame: FrameType, event: str, arg: object) -> Any:
        self.count += event == "line"
        return self._line
