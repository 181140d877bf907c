"""Ctrl-C and SIGTERM: the first stops a run after the step under way, the second ends everything at once."""

import signal
from types import FrameType
from typing import Self

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """While it is entered, a signal sets `asked`. Before `gently` is set there is no step to wait for."""

    def __init__(self) -> None:
        self.asked = False
        self.gently = False

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._take) for number in SIGNALS}
        return self

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self.asked or not self.gently:
            for each in SIGNALS:
                signal.signal(each, signal.SIG_DFL)  # a third one ends even what does not listen
            raise KeyboardInterrupt
        self.asked = True

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
