"""Live plots: a sink draws records while they come. One that fails is dropped; the training goes on."""

from collections.abc import Iterable
from typing import Protocol

from torchdojo.engine.records import Record
from torchdojo.text import DojoError, Text


class Sink(Protocol):
    """Draws records as they come."""

    def show(self, record: Record) -> None:
        """Take one record. Called between two steps, so it must return at once: buffer and batch."""
        ...

    def close(self) -> None:
        """Draw what is still buffered and let go; called once, also after a stop."""
        ...


class Guarded:
    """Several sinks as one. Its methods return a line for each sink that failed just now and was dropped."""

    def __init__(self, sinks: Iterable[Sink]) -> None:
        self.sinks = list(sinks)

    def show(self, record: Record) -> list[Text]:
        """Hand the record to every living sink."""
        lines = []
        for sink in list(self.sinks):
            try:
                sink.show(record)
            except Exception as error:
                self.sinks.remove(sink)
                lines.append(_dropped(sink, error))
                _closed(sink)  # it may hold a file or a socket; that this fails too is no second line
        return lines

    def close(self) -> list[Text]:
        """Close every living sink; a second call does nothing."""
        sinks, self.sinks = self.sinks, []
        return [line for sink in sinks for line in _closed(sink)]


def guarded(sinks: Iterable[Sink]) -> Guarded:
    """Fan records out to `sinks`, and keep their failures from the training."""
    return Guarded(sinks)


def _closed(sink: Sink) -> list[Text]:
    try:
        sink.close()
    except Exception as error:
        return [_dropped(sink, error)]
    return []


def _dropped(sink: Sink, error: Exception) -> Text:
    name = type(sink).__name__.lower().removesuffix("sink")
    told = error.what if isinstance(error, DojoError) else _first_line(error)
    return Text(
        en="The {name} plot stopped: {told} The training goes on.",
        zh="{name} 绘图中断：{told} 训练照常继续。",
    ).format(name=name, told=told)


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0].removesuffix(": ").rstrip(".") + "."
