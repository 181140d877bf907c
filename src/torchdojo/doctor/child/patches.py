"""Putting a note before or after a function of torch, without anybody noticing."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch._C import _is_tracing as tracing
from torch.nn.modules import module
from torch.optim import optimizer

from torchdojo.doctor.child.recorder import Recorder

Before = Callable[[tuple[Any, ...], dict[str, Any]], None]
After = Callable[[tuple[Any, ...], dict[str, Any], Any], None]
Question = Callable[[tuple[Any, ...]], bool]  # about the arguments of a call


RESTING = frozenset(
    {"__iadd__", "__imul__", "add_", "mul_", "lerp_", "item"}
)  # called thousands of times by optimizers
IDLE = 40  # calls
MISSING = object()
_replaced: list[
    tuple[Any, str, Any, Any]
] = []  # owner, name, what its own __dict__ had, what stands there now


def replace(owner: Any, name: str, new: Any) -> None:
    """Put something in the place of `owner.name` until it is restored."""
    _replaced.append((owner, name, vars(owner).get(name, MISSING), new))
    setattr(owner, name, new)


def _put_back(owner: Any, name: str, own: Any) -> None:
    if own is MISSING:  # it was inherited
        delattr(owner, name)
    else:
        setattr(owner, name, own)


@contextmanager
def undone() -> Iterator[None]:
    """Take back, at the end, every patch and every hook of torch's that was added inside."""
    mark = len(_replaced)
    before = [set(hooks) for hooks in _hooks_of_torch()]
    try:
        yield
    finally:
        while len(_replaced) > mark:
            owner, name, own, _ = _replaced.pop()
            _put_back(owner, name, own)
        for hooks, known in zip(_hooks_of_torch(), before, strict=True):
            for key in [key for key, hook in hooks.items() if key not in known and _ours(hook)]:
                del hooks[key]


def _hooks_of_torch() -> list[dict[int, Any]]:
    """Return where torch keeps what register_..._hook() registered; it gives handles to those who registered only."""
    return [
        optimizer._global_optimizer_pre_hooks,
        optimizer._global_optimizer_post_hooks,
        module._global_parameter_registration_hooks,
        module._global_module_registration_hooks,
        module._global_forward_pre_hooks,
        module._global_forward_hooks,
    ]


def _ours(hook: Any) -> bool:
    return str(getattr(hook, "__module__", "")).startswith("torchdojo.doctor.")


@dataclass(frozen=True, slots=True)
class Note:
    """What is written down about the calls of one function: before them, after them, or both."""

    kind: str
    before: Before | None
    after: After | None
    fits: Question | None  # a quick question: most calls of a general function do not matter


def wrap(
    recorder: Recorder,
    owner: Any,
    name: str,
    before: Before | None = None,
    after: After | None = None,
    kind: str | None = None,
    fits: Question | None = None,
    enough: Question | None = None,
) -> None:
    """Let `before` and `after` see the arguments and the result of `owner.name`.

    They are called whenever events of this `kind` are looked at and the arguments are fit for it, or always, unless
    what can be done quickly is `enough`.
    """
    original = getattr(owner, name, None)
    if original is None:  # another version of torch
        return
    if kind is None:
        replace(owner, name, _always(recorder, original, before, after, enough))
    else:
        note = Note(kind, before, after, fits)
        known = vars(original).get("notes") if getattr(original, "recorder", None) is recorder else None
        if known is not None and name in vars(owner):
            known.append(note)
        else:
            watched = _while_looking(recorder, original, [note])
            if name in RESTING:
                recorder.resting.append(
                    functools.partial(_rest, owner, name, vars(owner).get(name, MISSING), watched)
                )
            replace(owner, name, watched)


def _rest(owner: Any, name: str, own: Any, watched: Any, near: bool) -> None:
    """Take a wrapper away in ticks that nobody looks at, and put it back; what others have put there stays."""
    now = vars(owner).get(name, MISSING)
    if near and now is own:
        setattr(owner, name, watched)
    elif not near and now is watched:
        _put_back(owner, name, own)


def _always(
    recorder: Recorder, original: Any, before: Before | None, after: After | None, enough: Question | None
) -> Any:
    traced, compiling = torch.compiler.is_dynamo_compiling, torch.compiler.is_compiling

    @functools.wraps(original)
    def watched(*args: Any, **kwargs: Any) -> Any:
        if traced() or not recorder.active or (enough and enough(args)) or compiling():
            return original(*args, **kwargs)
        if before is not None:
            recorder.safely(before, args, kwargs)
        result = original(*args, **kwargs)
        if after is not None and recorder.active:
            recorder.safely(after, args, kwargs, result)
        return result

    return watched


def _while_looking(recorder: Recorder, original: Any, notes: list[Note]) -> Any:
    """Most calls are not looked at, and must cost next to nothing: the first line is for them."""
    traced, learning, compiling = (
        torch.compiler.is_dynamo_compiling, torch.is_grad_enabled, torch.compiler.is_compiling
    )  # fmt: skip

    fresh = idle = 0  # calls without gradients since `fresh`, at which there was nothing to note

    @functools.wraps(original)
    def watched(*args: Any, **kwargs: Any) -> Any:
        nonlocal fresh, idle
        if traced() or recorder.stepping or (not recorder.near and learning()):
            return original(*args, **kwargs)
        bored = idle > IDLE and fresh == recorder.fresh and not learning()
        if (
            bored or not recorder.active or compiling() or tracing()
        ):  # a tracer compares the lines it goes through
            return original(*args, **kwargs)
        due = _due(recorder, notes, args)
        if due:
            return _noted(recorder, original, due, args, kwargs)
        fresh, idle = recorder.fresh, idle + 1 if fresh == recorder.fresh else 1
        return original(*args, **kwargs)

    marked: Any = watched
    marked.recorder, marked.notes = recorder, notes
    return marked


def _noted(
    recorder: Recorder, original: Any, due: list[Note], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Any:
    for note in reversed(due):  # the last to come stands outermost
        if note.before is not None:
            recorder.safely(note.before, args, kwargs)
    result = original(*args, **kwargs)
    for note in due:
        if note.after is not None and recorder.active:
            recorder.safely(note.after, args, kwargs, result)
    return result


def _due(recorder: Recorder, notes: list[Note], args: tuple[Any, ...]) -> list[Note]:
    """Return what is to be written down of a call."""
    if recorder.crowded():
        return []
    try:
        return [
            note for note in notes if recorder.looking(note.kind) and (note.fits is None or note.fits(args))
        ]
    except Exception:  # arguments nobody thought of: the call itself says what is wrong with them
        return []


def leave_scripting_alone() -> None:
    """torch.jit.script knows torch's functions by identity: it sees the real ones."""
    script = torch.jit.script

    @functools.wraps(script)
    def scripted(*args: Any, **kwargs: Any) -> Any:
        for owner, name, own, _ in reversed(_replaced):
            _put_back(owner, name, own)
        try:
            return script(*args, **kwargs)
        finally:
            for owner, name, _, watched in _replaced:
                setattr(owner, name, watched)

    replace(torch.jit, "script", scripted)
