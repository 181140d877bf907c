"""Runs scripts one after another, each in a process of its own that finds torch imported and no torchdojo.

Importing torch takes two seconds and the first step of an optimizer imports as much again: fifty scripts would
take minutes of that.
"""

import io
import json
import os
import runpy
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path

import torch


def run(script: Path, arguments: list[str]) -> None:
    sys.modules["torchdojo"] = None  # type: ignore[assignment]  # importing it is now an error
    sys.path[:] = [str(script.parent), *(p for p in sys.path if not p.endswith("src"))]
    sys.argv = [str(script), *arguments]
    output = io.StringIO()
    try:
        with redirect_stdout(output):
            runpy.run_path(str(script), run_name="__main__")
    except BaseException:
        output.write("\n" + traceback.format_exc())
        raise
    finally:
        (script.parent / "output.txt").write_text(output.getvalue(), encoding="utf-8")


def warm_up() -> None:
    torch.set_num_threads(1)
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.Adam([weight])
    torch.autograd.backward(weight.sum())
    optimizer.step()


if __name__ == "__main__":
    warm_up()
    for path, arguments in json.load(sys.stdin):
        child = os.fork()
        if child == 0:
            try:
                run(Path(path), arguments)
            except BaseException:
                os._exit(1)
            os._exit(0)
        os.waitpid(child, 0)
