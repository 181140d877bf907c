"""The learner's answer: the names its file defines, called under watch."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from torch.overrides import TorchFunctionMode, resolve_name
from torch.utils._python_dispatch import TorchDispatchMode

from torchdojo.practice.judge.blame import blamed, spot_of_caller
from torchdojo.practice.judge.optimizers import OWN, Optimizers
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.show import call
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Spot


@dataclass
class Answer:
    """What the learner's file defines. `forbidden`: names of torch functions that the task rules out."""

    names: dict[str, Any]
    file: str
    forbidden: frozenset[str] = frozenset()
    source: str = ""
    used: tuple[str, Spot | None] | None = field(default=None, init=False)

    def get(self, name: str) -> Any:
        """Return what the file defines under this name. Raises Wrong."""
        if name not in self.names:
            raise wrong("not-defined", name=name)
        return self.names[name]

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a function or class of the file. Raises Wrong for what it raises, and for forbidden calls."""
        return self.run(self.get(name), call(name, args, kwargs), *args, **kwargs)

    def run(self, function: Callable[..., Any], called: str, *args: Any, **kwargs: Any) -> Any:
        """Call anything of the learner's: a method, a module it built. `called` is shown if it goes wrong."""
        try:
            with self.watched():
                value = function(*args, **kwargs)
        except Wrong:
            raise
        except Exception as error:
            raise blamed(error, self.file, called) from None
        if self.used:
            name, spot = self.used
            raise wrong("shortcut", called, spot=spot, name=name)
        return value

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Notice forbidden functions of torch, by whatever name or way they are called."""
        if not self.forbidden:
            yield
            return
        optimizers = Optimizers(self.saw) if self.forbidden & OWN else nullcontext()
        with _Functions(self), _Operators(self), optimizers:
            yield

    def saw(self, name: str) -> None:
        """Note a call if it is a forbidden one."""
        plain = plain_name(name)
        if plain in self.forbidden and self.used is None:
            self.used = (plain, spot_of_caller(self.file))


class _Functions(TorchFunctionMode):
    """Sees what is called from Python: F.softmax, torch.softmax, x.softmax(), torch.ops.aten.softmax."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.answer.saw(resolve_name(func) or getattr(func, "__name__", ""))
        return func(*args, **(kwargs or {}))


class _Operators(TorchDispatchMode):
    """Sees what is computed in the end, whatever called it: aten._softmax."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.answer = answer

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.answer.saw(func.overloadpacket.__name__)
        return func(*args, **(kwargs or {}))


def plain_name(name: str) -> str:
    """Return the name without its house: torch.Tensor.softmax, aten.softmax.int, _softmax -> softmax."""
    parts = name.split(".")
    last = parts[1] if parts[0] == "aten" and len(parts) > 1 else parts[-1]
    return last.removesuffix("_forward").removeprefix("special_").strip("_")
