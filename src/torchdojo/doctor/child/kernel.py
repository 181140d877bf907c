"""The hooks inside a notebook's kernel: begun before its first cell, ended after its last."""

import ast
import linecache
import sys
import time
from pathlib import Path
from typing import Any

from torchdojo.doctor.child.hooks.install import install
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.notebook import Notebook, open_notebook


class Kernel:
    """One notebook while it runs. To Python all its cells become one file: the notebook, lines counted through."""

    def __init__(self, shell: Any, file: str, steps: int) -> None:
        self.recorder = Recorder()
        self.file = file
        self.notebook: Notebook = open_notebook(Path(file))
        self.next = 0  # the cell that is expected to run next
        self.shift = 0
        self.begun, self.cpu = time.perf_counter(), time.process_time()
        linecache.cache[file] = (1, None, self.notebook.text.splitlines(keepends=True), file)
        shell.compile.cache = self.name
        shell.ast_transformers.append(self)
        install(self.recorder, steps)

    def name(self, code: str, number: int = 0, raw_code: str | None = None) -> str:
        """Return the file name for a cell that is about to be compiled, and find its place in the notebook."""
        cells = [cell.strip() for cell in self.notebook.cells]
        raw = (raw_code or code).strip()
        if raw in cells[self.next :]:
            here = cells.index(raw, self.next)
            self.next, self.shift = here + 1, self.notebook.starts[here] - 1
            return self.file
        self.shift = 0
        return "<cell>"

    def visit(self, tree: ast.AST) -> ast.AST:
        """IPython calls this with the tree of every cell: move it to its place in the whole."""
        return ast.increment_lineno(tree, self.shift)

    def end(self, log: str) -> None:
        """Write the log."""
        error = getattr(sys, "last_value", None)
        if error is not None and type(error).__name__ != "EnoughSteps":
            self.recorder.run["error"] = {
                "type": type(error).__name__,
                "message": str(error)[:1000],
                "where": [],
            }
        self.recorder.run |= {
            "seconds": time.perf_counter() - self.begun,
            "cpu": time.process_time() - self.cpu,
        }
        self.recorder.run["script"] = self.file
        self.recorder.write(Path(log))
