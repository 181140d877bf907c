"""The end of a process of several: torch's own teardown now and then aborts it after its work is done."""

import atexit
import os
import sys
import threading


def flush() -> None:
    """Write out what was printed, if there is still anybody to write it to."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue


def leave(status: int) -> None:
    """End now, without taking torch apart: gloo's threads sometimes abort a process that torchrun started."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    flush()
    os._exit(status)
