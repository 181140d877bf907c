"""What models answered last, by weak reference: so that a later look at an answer is known as one."""

import weakref
from collections import deque
from typing import TYPE_CHECKING, Any

from torch import Tensor
from torch.multiprocessing.reductions import StorageWeakRef

from torchdojo.doctor.child.crossing import Flattened
from torchdojo.doctor.child.tensors import number

if TYPE_CHECKING:
    from torchdojo.doctor.child.recorder import Recorder

Answer = tuple[Any, tuple[int, int], StorageWeakRef, int]  # (root, address and size, its storage, model)
MANY = 20  # answers of which it is remembered who made them


class Answers:
    """The last answers, and how many of the earlier ones are still held with their graphs."""

    def __init__(self, recorder: "Recorder") -> None:
        self.recorder = recorder
        self.ignored: int | None = None  # a label that stands among the targets, and that the loss leaves out
        self.last: deque[Answer] = deque(maxlen=8)
        self.columns: deque[tuple[int, int]] = deque(
            maxlen=8
        )  # address and size of answers of shape (N, 1), or (N, T, 1)
        self.flattened: Flattened = deque(maxlen=8)
        self.held: list[tuple[Any, int]] = []  # (answer with a graph, its tick)
        self.calls = 0  # of models, counted
        self.called: deque[tuple[Any, int]] = deque(maxlen=8)  # (root of an answer, number of the call)
        self.made: dict[
            tuple[int, int, float], int
        ] = {}  # address, size, first number of what a model made lately

    def add(self, model: int, answers: list[Tensor]) -> None:
        """Remember what a model answered."""
        for answer in answers:
            self.called.append((weakref.ref(_root(answer)), self.calls))
            self._remember(_root(answer), answer, model)
            if answer.dim() in (2, 3) and answer.shape[-1] == 1:
                self.columns.append(self.last[-1][1])
            if answer.grad_fn is not None and len(self.held) < 400:
                self.held.append((weakref.ref(answer), self.recorder.tick))

    def call(self, tensor: Tensor) -> int:
        """Return the number of the call whose raw answer this is, or a view of it; 0 if none's."""
        return next((n for known, n in self.called if known() is _root(tensor)), 0)

    def keep(self, model: int, answer: Tensor) -> None:
        """Remember what a model made, so that another model that is given it without its graph is known to be."""
        if len(self.made) > MANY:
            del self.made[next(iter(self.made))]
        self.made[_mark(answer)] = model

    def maker(self, tensor: Tensor) -> int:
        """Return the model that made what another is given; 0 if none is known."""
        return self.made.get(_mark(tensor), 0)

    def pulls(self, answer: Tensor) -> None:
        """Ask the answer's node in which direction a later backward() wants it: one way for all its numbers, or not."""
        node: Any = answer.grad_fn
        if node is not None and len(self.recorder.run.get("models", ())) > 1:
            call, tick = self.calls, self.recorder.tick
            node.register_prehook(lambda grads: self.recorder.safely(self._pulled, call, tick, grads))

    def _pulled(self, call: int, tick: int, grads: tuple[Tensor | None, ...]) -> None:
        if grads[0] is not None and self.recorder.tick > tick:  # else autograd.grad() asked, not backward()
            low, high = map(float, grads[0].detach().aminmax())
            self.recorder.event("pull", call=call, way=(low >= 0 and high > 0) - (high <= 0 and low < 0))

    def model(self, tensor: Tensor) -> int:
        """Return the model whose raw answer this tensor is, or a view of it; 0 if it is none's."""
        root, memory = _root(tensor), (tensor.data_ptr(), tensor.numel())
        for known, place, storage, model in reversed(self.last):
            alive = memory == place and not storage.expired()  # type: ignore[no-untyped-call]
            if known() is root or alive:  # x.data has the memory of x, but is no view of it
                return model
        return 0

    def _remember(self, root: Tensor, answer: Tensor, model: int) -> None:
        memory = (answer.data_ptr(), answer.numel())
        storage = StorageWeakRef(answer.untyped_storage())  # type: ignore[no-untyped-call]
        self.last.append((weakref.ref(root), memory, storage, model))

    def column(self, tensor: Tensor) -> bool:
        """Whether this is an answer that itself has the shape (N, 1) or (N, T, 1), or has its memory."""
        return bool(self.model(tensor)) and (tensor.data_ptr(), tensor.numel()) in self.columns

    def passed(self, given: Any, result: Any) -> None:
        """Remember that the largest of this is the largest of the answer: softmax keeps the order."""
        model = self.model(given) if isinstance(given, Tensor) and isinstance(result, Tensor) else 0
        if model:
            self._remember(result, result, model)

    def kept(self) -> int:
        """Return how many answers of earlier steps are still held with their graphs."""
        self.held = [(ref, tick) for ref, tick in self.held if ref() is not None]
        return sum(tick < self.recorder.tick - 1 for _, tick in self.held)

    def kept_of(self) -> int:
        """Return of how many earlier steps answers are still held: of the living ones that kept() has counted."""
        return len({tick for _, tick in self.held if tick < self.recorder.tick - 1})


def _mark(tensor: Tensor) -> tuple[int, int, float]:
    first = (
        number(tensor.detach().flatten()[0]) if tensor.numel() else 0.0
    )  # a complex one has no other number
    return tensor.data_ptr(), tensor.numel(), first


def _root(tensor: Tensor) -> Tensor:
    base = tensor._base
    return tensor if base is None else base
