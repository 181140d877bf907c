"""Putting a note before or after a function of torch, without anybody noticing."""

import functools
from collections.abc import Callable
from typing import Any

import torch

from torchdojo.doctor.child.recorder import Recorder

Before = Callable[[tuple[Any, ...], dict[str, Any]], None]
After = Callable[[tuple[Any, ...], dict[str, Any], Any], None]


_replaced: list[tuple[Any, str, Any, Any]] = []


def wrap(
    recorder: Recorder,
    owner: Any,
    name: str,
    before: Before | None = None,
    after: After | None = None,
    kind: str | None = None,
) -> None:
    """Let `before` and `after` see the arguments and the result of `owner.name`.

    They are called whenever events of this `kind` are looked at, or always.
    """
    original = getattr(owner, name, None)
    if original is None:  # another version of torch
        return
    compiling = torch.compiler.is_compiling

    @functools.wraps(original)
    def watched(*args: Any, **kwargs: Any) -> Any:
        if compiling() or not recorder.active or not (kind is None or recorder.looking(kind)):
            return original(*args, **kwargs)
        if before is not None:
            recorder.safely(before, args, kwargs)
        result = original(*args, **kwargs)
        if after is not None and recorder.active:
            recorder.safely(after, args, kwargs, result)
        return result

    setattr(owner, name, watched)
    _replaced.append((owner, name, original, watched))


def leave_scripting_alone() -> None:
    """torch.jit.script knows torch's functions by identity: it sees the real ones."""
    script = torch.jit.script

    @functools.wraps(script)
    def scripted(*args: Any, **kwargs: Any) -> Any:
        for owner, name, original, _ in _replaced:
            setattr(owner, name, original)
        try:
            return script(*args, **kwargs)
        finally:
            for owner, name, _, watched in _replaced:
                setattr(owner, name, watched)

    torch.jit.script = scripted
