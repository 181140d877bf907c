"""Is what came back what was expected? If not: the wrong type, shape, dtype, a nan, or the wrong numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from numbers import Number

import torch
from torch import Tensor

from torchdojo.practice.judge.picture import picture_of
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.judge.show import show
from torchdojo.practice.judge.wrong import Wrong

CLOSE = {
    torch.float64: (1e-8, 1e-9),
    torch.float32: (2e-4, 2e-5),
    torch.float16: (1e-2, 1e-2),
    torch.bfloat16: (5e-2, 5e-2),
}


@dataclass(frozen=True, slots=True)
class Closeness:
    """How far numbers may lie apart: |got - expected| <= atol + rtol |expected|. None: by the dtype.

    `given` is the dtype of the inputs: Python floats that come from float32 tensors are no better than these.
    """

    rtol: float | None = None
    atol: float | None = None
    given: torch.dtype = torch.float64

    def of(self, dtype: torch.dtype) -> tuple[float, float]:
        """Return rtol and atol for a dtype; whole numbers must be equal."""
        coarsest = self.given if dtype == torch.float64 else dtype
        rtol, atol = CLOSE.get(coarsest, (0.0, 0.0))
        return self.rtol if self.rtol is not None else rtol, self.atol if self.atol is not None else atol


EXACTLY_AS_DTYPE = Closeness()


@dataclass(frozen=True, slots=True)
class _Rule:
    """What was called, and what counts."""

    called: str
    close: Closeness
    dtype: bool

    def at(self, place: str) -> "_Rule":
        return _Rule(self.called + place, self.close, self.dtype)


def same(
    got: object, expected: object, called: str = "", close: Closeness = EXACTLY_AS_DTYPE, dtype: bool = True,
    drawn: bool = False,
) -> None:  # fmt: skip
    """Raise Wrong if `got` is not `expected`: numbers, tensors, words, and lists, tuples, dicts of them.

    A number and a tensor without dimensions are the same thing. `dtype`: whether a tensor's dtype counts; `drawn`:
    whether both are worth a picture.
    """
    try:
        _same(got, expected, _Rule(called, close, dtype))
    except Wrong as wrongly:
        raise replace(wrongly, picture=picture_of(got, expected)) if drawn else wrongly from None


def agrees(got: object, expected: object, close: Closeness = EXACTLY_AS_DTYPE) -> bool:
    """Return whether same() would not complain; the dtype does not count."""
    try:
        same(got, expected, close=close, dtype=False)
    except Wrong:
        return False
    return True


def _same(got: object, expected: object, rule: _Rule) -> None:
    if got is None and expected is not None:
        raise wrong("nothing-returned", rule.called, "None", show(expected))
    if isinstance(expected, Mapping):
        _same_mapping(got, expected, rule)
    elif isinstance(expected, list | tuple):
        _same_sequence(got, expected, rule)
    elif isinstance(expected, Tensor | Number) and not isinstance(expected, bool):
        _same_numbers(got, expected, rule)
    elif isinstance(got, Tensor) and isinstance(expected, bool) and got.numel() == 1:
        _same(bool(got), expected, rule)
    elif got != expected:
        raise wrong("wrong-value", rule.called, show(got), show(expected))


def _same_sequence(got: object, expected: Sequence[object], rule: _Rule) -> None:
    if isinstance(got, Tensor) and all(isinstance(item, Number) for item in expected):
        _same_numbers(got, torch.tensor(expected), _Rule(rule.called, rule.close, dtype=False))
        return
    if not isinstance(got, list | tuple):
        raise _wrong_type(got, expected, rule)
    if len(got) != len(expected):
        raise _unlike("wrong-length", got, expected, rule, len(got), len(expected))
    for place, (ours, theirs) in enumerate(zip(got, expected, strict=True)):
        _same(ours, theirs, rule.at(f"[{place}]"))


def _same_mapping(got: object, expected: Mapping[object, object], rule: _Rule) -> None:
    if not isinstance(got, Mapping):
        raise _wrong_type(got, expected, rule)
    if set(got) != set(expected):
        ours, theirs = (", ".join(map(repr, keys)) or "-" for keys in (got, expected))
        raise _unlike("wrong-keys", got, expected, rule, ours, theirs)
    for key, value in expected.items():
        _same(got[key], value, rule.at(f"[{key!r}]"))


def _same_numbers(got: object, expected: object, rule: _Rule) -> None:
    ours, theirs = _as_tensor(got), _as_tensor(expected)
    assert theirs is not None
    if theirs.dim() and not isinstance(got, Tensor):
        raise _wrong_type(got, expected, rule)
    if ours is None or ours.is_complex() != theirs.is_complex():
        raise _wrong_type(got, expected, rule)
    if ours.shape != theirs.shape:
        raise _unlike("wrong-shape", got, expected, rule, tuple(ours.shape), tuple(theirs.shape))
    both = isinstance(got, Tensor) and isinstance(expected, Tensor)
    if rule.dtype and both and ours.dtype != theirs.dtype:
        raise _unlike("wrong-dtype", got, expected, rule, ours.dtype, theirs.dtype)
    ours, theirs = ours.detach(), theirs.detach()
    if not _near(ours, theirs, rule.close):
        nan = theirs.isfinite().all() and not ours.isfinite().all()
        raise wrong("not-finite" if nan else "wrong-value", rule.called, show(got), show(expected))


def _near(ours: Tensor, theirs: Tensor, close: Closeness) -> bool:
    floats = [t.dtype for t in (ours, theirs) if t.is_floating_point()]
    coarsest = min(floats, key=lambda kind: kind.itemsize, default=torch.int64)
    rtol, atol = close.of(coarsest)
    wide = torch.complex128 if ours.is_complex() else torch.float64
    return torch.allclose(ours.to(wide), theirs.to(wide), rtol, atol, equal_nan=True)


def _as_tensor(value: object) -> Tensor | None:
    if isinstance(value, Tensor):
        return value
    try:
        return torch.as_tensor(value, dtype=torch.float64 if isinstance(value, float) else None)
    except (TypeError, ValueError, RuntimeError):
        return None


def _wrong_type(got: object, expected: object, rule: _Rule) -> Wrong:
    return _unlike("wrong-type", got, expected, rule, type(got).__name__, type(expected).__name__)


def _unlike(kind: str, got: object, expected: object, rule: _Rule, ours: object, theirs: object) -> Wrong:
    return wrong(kind, rule.called, show(got), show(expected), ours=ours, theirs=theirs)
