"""How answers are read: thresholds, argmax, comparisons; views, and sums with positions, that tell what axes mean."""

from collections import Counter
from functools import partial
from itertools import product
from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.doctor.child import bounds, crossing, tearing, tensors
from torchdojo.doctor.child.patches import wrap
from torchdojo.doctor.child.recorder import Recorder

THRESHOLDS = ("__gt__", "__ge__", "gt", "ge", "round")
LARGEST = ("argmax", "max", "topk")
TWICE = 2  # at one place: an evaluation is like the one before it


class Readings:
    """Notes at what the user's code does with the raw answer of a model."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.over: Counter[int] = Counter()  # evaluations, by place
        for owner in (Tensor, torch):
            for name in THRESHOLDS:
                wrap(recorder, owner, name, before=partial(self.threshold, name), kind="threshold")
            for name in LARGEST:
                wrap(recorder, owner, name, before=partial(self.largest, name), kind="largest")
        for names, kind, before, fits in (
            (("numpy", "tolist"), "left", self.left, None),
            (("item",), "item", self.fetched, None),
            (("__sub__", "__rsub__"), "difference", self.differed, self._learning),
            (("__add__", "__radd__", "__iadd__"), "positions", self.positioned, _sequences),
        ):
            for name in names:
                wrap(recorder, Tensor, name, before=before, kind=kind, fits=fits)
        for name in ("__eq__", "eq"):
            wrap(recorder, Tensor, name, after=self.compared, kind="grid", fits=_alike)
            wrap(recorder, Tensor, name, before=self.not_asked, kind="ignored", fits=self._ignoring)
        wrap(recorder, torch, "eq", after=self.compared, kind="grid", fits=_alike)
        for way in (torch.no_grad, torch.inference_mode, torch.set_grad_enabled):
            wrap(recorder, way, "__exit__", after=self.examined, enough=lambda _: recorder.near)
        self._watch_views()

    def examined(self, args: tuple[Any, ...], kwargs: dict[str, Any], _: Any) -> None:
        """Look at what is done with answers when an evaluation is over: not all of it stands under no_grad()."""
        if self.recorder.unwatched():
            where = self.recorder.places.here()
            self.over[where] += 1
            if self.over[where] <= TWICE:
                self.recorder.heed()

    def _watch_views(self) -> None:
        for place, name in product((Tensor, torch), ("view", "reshape", "flatten", "ravel")):
            wrap(self.recorder, place, name, after=self.viewed, kind="view")
        for name in ("from_numpy", "as_tensor"):
            wrap(self.recorder, torch, name, before=self.taken, kind="view", fits=tearing.reshaped)

    def threshold(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note answers > 0.5 and their like."""
        at = 0.5 if name == "round" else args[1] if len(args) > 1 else None
        if not isinstance(args[0], Tensor) or not isinstance(at, (int, float)):
            return
        model = self.recorder.answers.model(args[0])
        if model:
            facts = tensors.facts(args[0], True)
            self.recorder.event("threshold", name=name, at=float(at), module=model, **facts)

    def left(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that raw answers leave torch: what is done with them afterwards is not seen."""
        model = self.recorder.answers.model(args[0])
        if model:
            self.recorder.event("left", module=model, **tensors.facts(args[0], True))

    def largest(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note argmax of answers, and max and topk along a dimension."""
        place = 2 if name == "topk" else 1
        dim = kwargs.get("dim", kwargs.get("axis", args[place] if len(args) > place else None))
        if not isinstance(args[0], Tensor) or (dim is not None and not isinstance(dim, int)):
            return
        model = self.recorder.answers.model(args[0])
        if model:
            self.recorder.event("largest", name=name, dim=dim, module=model, shape=list(args[0].shape))

    def fetched(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that a number is fetched out of a tensor."""
        self.recorder.event("item", device=args[0].device.type, grad=torch.is_grad_enabled())

    def differed(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note the targets of a loss by hand: what an answer with a graph is subtracted from, or what from it."""
        one, other = args[:2]
        if one.requires_grad != other.requires_grad and one.numel() > 7:
            answer, plain = (one, other) if one.requires_grad else (other, one)
            beyond = bounds.beyond(answer, plain)
            crossed = crossing.crossed(answer, plain, self.recorder.answers.flattened)
            self.recorder.event("difference", spread=tensors.spread(plain), beyond=beyond, crossed=crossed)

    def _learning(self, args: tuple[Any, ...]) -> bool:
        """Whether two tensors of one shape meet, and numbers are read."""
        if not self.recorder.values or len(args) < 2 or not isinstance(args[1], Tensor):
            return False
        return torch.is_grad_enabled() and args[0].dim() > 0 and args[0].shape == args[1].shape

    def compared(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note that several answers for each row are compared with their labels."""
        if isinstance(result, Tensor) and result.numel() > result.shape[0] > 1:
            self.recorder.event("grid", shape=list(result.shape))

    def _ignoring(self, args: tuple[Any, ...]) -> bool:
        """Whether two tensors of one shape meet, where some labels do not count in the loss."""
        if self.recorder.answers.ignored is None or len(args) < 2 or not isinstance(args[1], Tensor):
            return False
        return bool(args[0].shape == args[1].shape)

    def not_asked(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that labels are compared of which the loss leaves some out, and how often the guess is the same."""
        label = self.recorder.answers.ignored
        one, other = (part.detach() == label for part in args[:2])
        count = max(int(one.sum()), int(other.sum()))
        if count and args[0].dtype == args[1].dtype == torch.int64:
            both = int((one & other).sum())
            self.recorder.event("ignored", label=label, ignored=count, both=both, all=args[0].numel())

    def positioned(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note that numbers for positions are added to a batch of sequences, and along which axis: the one of time."""
        other, x = sorted(args[:2], key=lambda part: (part.dim(), part.numel()))
        shape = (1,) * (3 - other.dim()) + tuple(other.shape)
        if shape[2] == x.shape[2] > 1 and 1 in shape[:2] and shape[:2] != (1, 1):
            time = 1 if shape[0] == 1 else 0
            if shape[time] == x.shape[time]:
                own = self._own_beginning(other)
                self.recorder.event("positions", axis=time, shape=list(x.shape), own=own)

    def _own_beginning(self, part: Tensor) -> bool:
        """Whether this is the beginning of a longer tensor that belongs to the module that is running."""
        if _first_rows(part):
            return True
        module = self.recorder.places.running()
        if not isinstance(module, nn.Module):
            return False
        known = (*module.parameters(), *module.buffers(), *vars(module).values())
        whole = [t for t in known if isinstance(t, Tensor) and _root(t) is _root(part)]
        return any(part.numel() < t.numel() and part.data_ptr() == t.data_ptr() for t in whole)

    def viewed(self, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Note a view whose sizes are those of the tensor in another order, or that tears axes apart."""
        given = args[0] if args else kwargs.get("input")
        if not isinstance(result, Tensor) or not isinstance(given, Tensor):
            return
        if self.recorder.values:
            crossing.note(self.recorder.answers.flattened, given, result)
        old, new = list(given.shape), list(result.shape)
        before, after = [n for n in old if n > 1], [n for n in new if n > 1]
        odd = (
            tearing.turned(old, new)
            or self._torn(before, after)
            or self._torn(after, before)
            or tearing.torn(given, new)
        )
        if odd and self.recorder.places.layer() is None:  # torch's own layers know what they do
            self.recorder.event("view", old=old, new=new, contiguous=given.is_contiguous())

    def taken(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note an array of numpy's that is a view of another one, with its axes torn apart."""
        old, new = list(args[0].base.shape), list(args[0].shape)
        if tearing.turned(old, new) or tearing.torn(torch.empty(old, device="meta"), new):
            self.recorder.event("view", old=old, new=new, contiguous=True)

    def _torn(self, three: list[int], two: list[int]) -> bool:
        """Whether (layers, rows, size) and (rows, layers * size) are taken for one order: rows are in the middle."""
        if len(three) != 3 or len(two) != 2 or three[0] == three[1]:
            return False
        asked = self.recorder.last_input()
        rows = asked.shape[:2] if isinstance(asked, Tensor) else ()
        return three[1] == two[0] and three[0] * three[2] == two[1] and two[0] in rows


def _first_rows(part: Tensor) -> bool:
    """Whether these are the first rows of an embedding, in their order."""
    node: Any = part.grad_fn
    while node is not None and node.name().startswith(("Unsqueeze", "Expand", "View")):
        node = node.next_functions[0][0]
    if node is None or not node.name().startswith("Embedding"):
        return False
    numbers = node._saved_indices.flatten()
    return len(numbers) > 1 and torch.equal(numbers, torch.arange(len(numbers)).to(numbers))


def _root(tensor: Tensor) -> Tensor:
    return tensor if tensor._base is None else tensor._base


def _sequences(args: tuple[Any, ...]) -> bool:
    """Whether something is added to a batch of sequences."""
    if len(args) < 2 or not isinstance(args[0], Tensor) or not isinstance(args[1], Tensor):
        return False
    return {args[0].dim(), args[1].dim()} in ({3}, {2, 3}) and args[0].shape != args[1].shape


def _alike(args: tuple[Any, ...]) -> bool:
    """Whether two tensors of one shape meet, with more than one axis."""
    if len(args) < 2 or not isinstance(args[0], Tensor) or not isinstance(args[1], Tensor):
        return False
    return args[0].dim() > 1 and args[0].shape == args[1].shape
