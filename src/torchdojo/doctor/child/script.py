"""Runs a script or module as Python itself would, under the eyes of a recorder."""

import builtins
import importlib.machinery
import importlib.util
import io
import os
import sys
import time
import traceback
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from types import CodeType, ModuleType, TracebackType

from torchdojo.doctor.child.hooks.install import install
from torchdojo.doctor.child.hooks.optimizers import EnoughSteps
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.engine.leaving import flush

OURS = os.path.dirname(os.path.abspath(__file__))


@dataclass(frozen=True, slots=True)
class Order:
    """What to run: a file, or a module by its dotted name."""

    target: str
    arguments: tuple[str, ...] = ()
    module: bool = False
    steps: int = 0  # optimizer steps after which to stop politely; 0 = never


def run(order: Order, log: Path) -> int:
    """Run it to its end, whatever end, write the log, and return the exit code it would have had."""
    recorder = Recorder()
    begun, cpu = time.perf_counter(), time.process_time()
    main = ModuleType("__main__")
    code = prepare(order, main)
    sys.modules["__main__"] = main
    recorder.places.bottom = code
    install(recorder, order.steps)
    pid = os.getpid()
    try:
        exec(code, main.__dict__)  # noqa: S102 - this is what we are asked to do
        status = 0
    except BaseException as error:
        status = _ended(recorder, error)
    finally:
        if os.getpid() == pid:
            flush()
            recorder.run |= {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - cpu}
            recorder.run |= {"script": os.path.abspath(main.__file__ or order.target)}
            recorder.write(log)
    return status


def prepare(order: Order, main: ModuleType) -> CodeType:
    """Set up sys.argv, sys.path and the module as Python does, and compile."""
    if order.module:
        sys.path.insert(0, os.getcwd())
        name = order.target
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            spec = importlib.util.find_spec(f"{name}.__main__")
        if spec is None or not isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            raise ModuleNotFoundError(f"No module named {name}")
        path = spec.loader.path
        main.__package__, main.__spec__ = spec.parent, spec
        source = spec.loader.get_data(path)
    else:
        path = order.target
        sys.path.insert(0, os.path.dirname(os.path.realpath(path)))
        with io.open_code(os.path.abspath(path)) as file:
            source = file.read()
    main.__file__ = path
    main.__dict__["__builtins__"] = builtins
    sys.argv = [path, *order.arguments]
    return compile(source, path, "exec", dont_inherit=True)


def _ended(recorder: Recorder, error: BaseException) -> int:
    """Say how the script ended, in the way Python would have, and return its exit code."""
    if isinstance(error, EnoughSteps):
        return 0
    if isinstance(error, SystemExit):
        if error.code is None or isinstance(error.code, int):
            return error.code or 0
        flush()
        print(error.code, file=sys.stderr)  # noqa: T201 - as Python does
        return 1
    _forget_us(error)
    inside = _users(recorder, error.__traceback__)
    recorder.run["error"] = {"type": type(error).__name__, "message": str(error)[:1000], "where": inside}
    flush()
    sys.excepthook(type(error), error, error.__traceback__)
    return 130 if isinstance(error, KeyboardInterrupt) else 1


def _users(recorder: Recorder, trace: TracebackType | None) -> list[tuple[str, int, str]]:
    """Return the user's lines of a traceback, the innermost first."""
    frames = [(f.f_code, line) for f, line in traceback.walk_tb(trace) if recorder.places.users(f.f_code)]
    return [(os.path.abspath(code.co_filename), line, code.co_name) for code, line in reversed(frames)]


def _forget_us(error: BaseException) -> None:
    """Take our own frames out of the traceback: it must read as it does without the doctor."""
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        now = todo.pop()
        if now is None or id(now) in seen:
            continue
        seen.add(id(now))
        todo += (now.__cause__, now.__context__)
        frames = []
        trace = now.__traceback__
        while trace is not None:
            if not trace.tb_frame.f_code.co_filename.startswith(OURS):
                frames.append(trace)
            trace = trace.tb_next
        for this, following in zip_longest(frames, frames[1:]):
            this.tb_next = following
        now.__traceback__ = frames[0] if frames else None
