"""Is what came back what was expected? If not: the wrong type, shape, dtype, a nan, or the wrong numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Number

import torch
from torch import Tensor

from torchdojo.practice.judge.show import show
from torchdojo.practice.judge.wrong import Wrong
from torchdojo.practice.verdict import Picture
from torchdojo.text import Text

CLOSE = {torch.float64: (1e-8, 1e-9), torch.float32: (2e-4, 2e-5), torch.bfloat16: (5e-2, 5e-2), torch.float16: (1e-2, 1e-2)}  # fmt: skip
SMALLEST_PICTURE, LARGEST_PICTURE = 3, 32


@dataclass(frozen=True, slots=True)
class Closeness:
    """How far numbers may lie apart: |got - expected| <= atol + rtol |expected|. None: by the dtype."""

    rtol: float | None = None
    atol: float | None = None

    def of(self, dtype: torch.dtype) -> tuple[float, float]:
        """Return rtol and atol for a dtype; whole numbers must be equal."""
        rtol, atol = CLOSE.get(dtype, (0.0, 0.0))
        return self.rtol if self.rtol is not None else rtol, self.atol if self.atol is not None else atol


EXACTLY_AS_DTYPE = Closeness()


def same(
    got: object, expected: object, called: str = "", close: Closeness = EXACTLY_AS_DTYPE, dtype: bool = True
) -> None:
    """Raise Wrong if `got` is not `expected`: numbers, tensors, words, and lists, tuples, dicts of them.

    A number and a tensor without dimensions are the same thing. `dtype`: whether a tensor's dtype counts.
    """
    if got is None and expected is not None:
        raise _nothing(called, expected)
    if isinstance(expected, Mapping):
        _same_mapping(got, expected, called, close, dtype)
    elif isinstance(expected, list | tuple):
        _same_sequence(got, expected, called, close, dtype)
    elif isinstance(expected, Tensor | Number) and not isinstance(expected, bool):
        _same_numbers(got, expected, called, close, dtype)
    elif isinstance(got, Tensor) and isinstance(expected, bool) and got.numel() == 1:
        same(bool(got), expected, called, close, dtype)
    elif got != expected:
        raise _differs(called, got, expected)


def agrees(got: object, expected: object, close: Closeness = EXACTLY_AS_DTYPE) -> bool:
    """Return whether same() would not complain; the dtype does not count."""
    try:
        same(got, expected, close=close, dtype=False)
    except Wrong:
        return False
    return True


def _same_sequence(
    got: object, expected: list[object] | tuple[object, ...], called: str, close: Closeness, dtype: bool
) -> None:
    if isinstance(got, Tensor) and all(isinstance(item, Number) for item in expected):
        same(got, torch.tensor(expected), called, close, dtype=False)
        return
    if not isinstance(got, list | tuple):
        raise _wrong_type(called, got, expected)
    if len(got) != len(expected):
        raise Wrong(
            "wrong-length",
            Text(en=f"It has {len(got)} items, expected {len(expected)}.", zh=f"有 {len(got)} 项，应当有 {len(expected)} 项。"),
            called, show(got), show(expected),
        )  # fmt: skip
    for place, (ours, theirs) in enumerate(zip(got, expected, strict=True)):
        same(ours, theirs, f"{called}[{place}]", close, dtype)


def _same_mapping(
    got: object, expected: Mapping[object, object], called: str, close: Closeness, dtype: bool
) -> None:
    if not isinstance(got, Mapping):
        raise _wrong_type(called, got, expected)
    if set(got) != set(expected):
        names, wanted = ", ".join(map(repr, got)), ", ".join(map(repr, expected))
        raise Wrong(
            "wrong-keys",
            Text(en=f"Its keys are {names or 'none'}; expected {wanted}.", zh=f"键是 {names or '空的'}，应当是 {wanted}。"),
            called, show(got), show(expected),
        )  # fmt: skip
    for key, theirs in expected.items():
        same(got[key], theirs, f"{called}[{key!r}]", close, dtype)


def _same_numbers(got: object, expected: object, called: str, close: Closeness, dtype: bool) -> None:
    ours, theirs = _as_tensor(got), torch.as_tensor(expected)
    if ours is None or ours.is_complex() != theirs.is_complex():
        raise _wrong_type(called, got, expected)
    if ours.shape != theirs.shape:
        raise Wrong(
            "wrong-shape",
            Text(
                en=f"The shape is {tuple(ours.shape)}, expected {tuple(theirs.shape)}.",
                zh=f"形状是 {tuple(ours.shape)}，应当是 {tuple(theirs.shape)}。",
            ),
            called, show(got), show(expected),
        )  # fmt: skip
    both = isinstance(got, Tensor) and isinstance(expected, Tensor)
    if dtype and both and ours.dtype != theirs.dtype:
        raise Wrong(
            "wrong-dtype",
            Text(
                en=f"The dtype is {ours.dtype}, expected {theirs.dtype}.",
                zh=f"dtype 是 {ours.dtype}，应当是 {theirs.dtype}。",
            ),
            called, show(got), show(expected),
        )  # fmt: skip
    _near(ours.detach(), theirs.detach(), called, got, expected, close)


def _near(ours: Tensor, theirs: Tensor, called: str, got: object, expected: object, close: Closeness) -> None:
    coarse = ours.dtype if ours.is_floating_point() else theirs.dtype
    if ours.is_floating_point() and ours.dtype != theirs.dtype and theirs.is_floating_point():
        coarse = min(ours.dtype, theirs.dtype, key=lambda kind: kind.itemsize)
    rtol, atol = close.of(coarse)
    ours, theirs = ours.to(torch.float64), theirs.to(torch.float64)
    if torch.allclose(ours, theirs, rtol, atol, equal_nan=True):
        return
    if theirs.isfinite().all() and not ours.isfinite().all():
        raise Wrong(
            "not-finite",
            Text(en="There is nan or inf in what came back.", zh="返回值里出现了 nan 或 inf。"),
            called, show(got), show(expected),
        )  # fmt: skip
    raise _differs(called, got, expected, _picture(ours, theirs))


def _picture(ours: Tensor, theirs: Tensor) -> Picture | None:
    small, large = SMALLEST_PICTURE, LARGEST_PICTURE
    if ours.dim() != 2 or not all(small <= size <= large for size in ours.shape) or ours.numel() <= 12:
        return None
    return Picture(theirs.nan_to_num(0.0, 0.0, 0.0).tolist(), ours.nan_to_num(0.0, 0.0, 0.0).tolist())


def _as_tensor(value: object) -> Tensor | None:
    if isinstance(value, Tensor):
        return value
    try:
        return torch.as_tensor(value)
    except (TypeError, ValueError, RuntimeError):
        return None


def _nothing(called: str, expected: object) -> Wrong:
    return Wrong(
        "nothing-returned",
        Text(en="Nothing came back: is there a return?", zh="什么也没有返回：是不是忘了 return？"),
        called, "None", show(expected),
    )  # fmt: skip


def _wrong_type(called: str, got: object, expected: object) -> Wrong:
    ours, theirs = type(got).__name__, type(expected).__name__
    return Wrong(
        "wrong-type",
        Text(en=f"It is a {ours}, expected a {theirs}.", zh=f"返回的是 {ours}，应当是 {theirs}。"),
        called, show(got), show(expected),
    )  # fmt: skip


def _differs(called: str, got: object, expected: object, picture: Picture | None = None) -> Wrong:
    return Wrong(
        "wrong-value",
        Text(en="The value is not right.", zh="数值不对。"),
        called, show(got), show(expected), picture=picture,
    )  # fmt: skip
