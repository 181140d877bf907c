"""Runs scripts under the doctor, each in a fork of one warm process: importing torch is what costs."""

import multiprocessing
import multiprocessing.forkserver
import os
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from torchdojo.doctor.log import Log, read

MARK = re.compile(r"# <- here")


@dataclass(frozen=True)
class Ran:
    """How a script ended and what it printed, and its log if it ran under the doctor."""

    status: int
    out: str
    err: str
    log: Log | None


@cache
def warm() -> Any:
    """Return the process that has torch imported and has made one step."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["doctor.warm"])
    path = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # the server of 3.11 forgets ours
    multiprocessing.forkserver.ensure_running()
    os.environ["PYTHONPATH"] = path
    return context


def run(script: str, folder: Path, *arguments: str, watched: bool = True, steps: int = 0) -> Ran:
    """Run a script from a file in `folder`, under the doctor or alone."""
    path = folder / "train.py"
    path.write_text(script, encoding="utf-8")
    return run_file(path, folder, *arguments, watched=watched, steps=steps)


def run_file(path: Path, folder: Path, *arguments: str, watched: bool = True, steps: int = 0) -> Ran:
    """Run a script that is there."""
    log = folder / "log.json"
    log.unlink(missing_ok=True)
    process = warm().Process(target=_inside, args=(path, arguments, folder, watched, steps))
    process.start()
    process.join()
    out, err = ((folder / name).read_text("utf-8") for name in ("out", "err"))
    return Ran(process.exitcode, out, err, read(log) if log.exists() else None)


def _inside(path: Path, arguments: tuple[str, ...], folder: Path, watched: bool, steps: int) -> None:
    os.chdir(folder)
    multiprocessing.set_start_method("fork", force=True)  # what a script of its own would use
    sys.argv = [str(path), *arguments]
    with open("out", "w") as out, open("err", "w") as err, redirect_stdout(out), redirect_stderr(err):
        status = _watched(path, arguments, folder, steps) if watched else _alone(path)
    os._exit(status)


def _watched(path: Path, arguments: tuple[str, ...], folder: Path, steps: int) -> int:
    from torchdojo.doctor.child.script import Order, run

    return run(Order(str(path), arguments, steps=steps), folder / "log.json")


def _alone(path: Path) -> int:
    import runpy
    import traceback

    try:
        runpy.run_path(str(path), run_name="__main__")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def marked(script: str) -> list[int]:
    """Return the numbers of the lines that end in the mark."""
    return [n for n, line in enumerate(script.splitlines(), 1) if MARK.search(line)]
