"""Seeing what is called: something of torch's own is replaced for the time of one call."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def replaced(owner: Any, name: str, value: Any) -> Iterator[Any]:
    """Let `owner.name` stand for something else; yields what it stood for."""
    real = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield real
    finally:
        setattr(owner, name, real)


@contextmanager
def counted(owner: Any, name: str) -> Iterator[list[Any]]:
    """Yield a list that gets the first argument of every call of `owner.name`."""
    calls: list[Any] = []
    real = getattr(owner, name)

    def called(*args: Any, **kwargs: Any) -> Any:
        calls.append(args[0] if args else None)
        return real(*args, **kwargs)

    with replaced(owner, name, called):
        yield calls
