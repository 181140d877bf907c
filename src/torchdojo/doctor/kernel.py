"""Runs a notebook, cell after cell, in a kernel of its own with the hooks in it; the file itself is only read."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from torchdojo.doctor.log import read
from torchdojo.doctor.spawn import Ended
from torchdojo.text import DojoError, Text

BEGIN = """
from torchdojo.doctor.child.kernel import Kernel as _doctors_kernel
_doctors_kernel = _doctors_kernel(get_ipython(), {file!r}, {steps})
"""
END = "_doctors_kernel.end({log!r})"
STOPPED = {"EnoughSteps": 0, "KeyboardInterrupt": 130}


def run(file: str, steps: int = 0) -> Ended:
    """Run a notebook as Jupyter would, in its folder, and pass on what it prints. Raises DojoError."""
    try:
        import nbformat
        from nbclient.exceptions import CellExecutionError, DeadKernelError
    except ImportError as error:
        raise _missing() from error
    path = os.path.abspath(file)
    try:
        notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except Exception as error:  # nbformat raises whatever it meets
        raise _no_notebook(file, error) from error
    with tempfile.TemporaryDirectory(prefix="torchdojo-doctor-") as folder:
        log, status = Path(folder) / "log.json", 0
        cells = [_cell(BEGIN.format(file=path, steps=steps)), *notebook.cells]
        last = _cell(END.format(log=str(log)))
        notebook.cells = [*cells, last]  # in memory; the file stays as it is
        client = _client(notebook, os.path.dirname(path))
        try:
            with client.setup_kernel(), _interrupting(client):
                try:
                    for number, cell in enumerate(cells):
                        client.execute_cell(cell, number)
                except CellExecutionError as error:
                    status = STOPPED.get(error.ename, 1)
                client.execute_cell(last, len(cells))
        except DeadKernelError:
            return Ended(1, None)
        return Ended(status, read(log) if log.exists() else None)


def _cell(source: str) -> Any:
    from nbformat.v4 import new_code_cell

    return new_code_cell(source)  # type: ignore[no-untyped-call]


def _client(notebook: Any, folder: str) -> Any:
    from nbclient import NotebookClient

    class Client(NotebookClient):
        """Passes on what cells print, as they print it."""

        def output(self, outs: Any, msg: Any, display_id: str | None, cell_index: int) -> Any:
            content = msg["content"]
            if msg["msg_type"] == "stream":
                stream = sys.stdout if content["name"] == "stdout" else sys.stderr
                stream.write(content["text"])
                stream.flush()
            elif msg["msg_type"] == "error" and content["ename"] not in STOPPED:
                sys.stderr.write("\n".join(content["traceback"]) + "\n")
            return super().output(outs, msg, display_id, cell_index)

    quiet = ["--IPKernelApp.log_level=ERROR"]
    return Client(notebook, timeout=None, resources={"metadata": {"path": folder}}, extra_arguments=quiet)


@contextmanager
def _interrupting(client: Any) -> Iterator[None]:
    """Pass Ctrl-C on to the kernel, which is in a group of its own; we wait for its log."""
    before = signal.signal(signal.SIGINT, lambda number, _: os.kill(client.km.provisioner.pid, number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _missing() -> DojoError:
    return DojoError(
        what=Text(
            en="A notebook needs nbclient and ipykernel to run.",
            zh="运行 notebook 需要 nbclient 和 ipykernel。",
        ),
        why=Text(
            en="They are not part of torchdojo's plain installation.", zh="torchdojo 的默认安装里没有它们。"
        ),
        cure=Text(
            en='pip install "torchdojo[notebook]", or read it without running: torchdojo doctor check FILE.ipynb',
            zh='pip install "torchdojo[notebook]"；或者只读不跑：torchdojo doctor check 文件.ipynb',
        ),
    )


def _no_notebook(file: str, error: Exception) -> DojoError:
    said = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    return DojoError(
        what=Text(en=f"“{file}” cannot be read as a notebook.", zh=f"“{file}”不能当作 notebook 来读。"),
        why=Text(en=f"nbformat says: {said}", zh=f"nbformat 的说法：{said}"),
        cure=Text(en="Open it in Jupyter and save it once.", zh="用 Jupyter 打开它，再保存一次。"),
    )
