"""For every test: one thread, because two test processes share two cores, and a home of its own."""

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")
signal.signal(signal.SIGINT, signal.default_int_handler)  # background jobs hand "ignored" on


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests() -> Iterator[None]:
    """Keep runs and data of tests out of the real home, also where a test does not ask for a place of its own."""
    before = os.environ.get("TORCHDOJO_HOME")
    with tempfile.TemporaryDirectory(prefix="torchdojo-tests-", ignore_cleanup_errors=True) as folder:
        os.environ["TORCHDOJO_HOME"] = folder
        yield
    if before is None:
        del os.environ["TORCHDOJO_HOME"]
    else:
        os.environ["TORCHDOJO_HOME"] = before
