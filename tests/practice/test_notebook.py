"""`from torchdojo import check`: in a notebook the verdict and the words are those of the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.calling import surroundings
from torchdojo.practice.progress import Progress
from torchdojo.practice.workspace import Workspace

SESSION = """
import torch
big = torch.randn(1200, 1200); (big @ big).sum()  # threads of computation exist, as in a real session
from torchdojo import check
def cell(source, number):
    exec(compile(source, f"/tmp/ipykernel_7/{number}.py", "exec"), globals())
print("printed before", end="; ")
cell('''def mse(w, xs, ys):
    print("hello")
    return ((w * xs - ys) ** 2).sum()''', 1)
check("mse", globals())
cell("def mse(w, xs, ys):\\n    return xs @ ys[:1]", 2)
check("mse")
cell("def mse(w, xs, ys):\\n    import os; os._exit(3)", 3)
check("mse")
cell("def mse(w, xs, ys):\\n    return ((w * xs - ys) ** 2).mean()", 4)
check("mse")
check("nothing-like-it")
check("mse", mse)
print("still here")
"""


@pytest.mark.parametrize("fork", [True, False])
def test_a_session(tmp_path: Path, workspace: Workspace, fork: bool) -> None:
    """Without fork (Windows) os._exit ends the session: that cell is left out there."""
    session = SESSION if fork else SESSION.replace("import os; os._exit(3)", "raise SystemExit(3)")
    more = {} if fork else {"TORCHDOJO_NO_FORK": "1"}
    child = subprocess.run(
        [sys.executable, "-c", session], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path,
        env=surroundings(tmp_path, **more), check=False,
    )  # fmt: skip
    out = child.stdout
    assert (child.returncode, child.stderr) == (0, "")
    assert out.count("printed before; ") == 1
    assert "✗ That is the sum of the squares: divide by N." in out and "expected  tensor(18.667)" in out
    assert "    hello\n" in out and "line 2 of the cell" in out
    assert "ended the whole program" in out
    assert "✓ Right." in out and "Notice: " in out
    assert "“nothing-like-it” is not the name of one exercise." in out
    assert 'Write: check("mse", globals())' in out and out.endswith("still here\n")
    record = Progress(workspace).read().of("mse")
    assert (record.state, record.attempts, record.kinds["exited"]) == ("passed", 4, 1), (
        "it counts in the folder"
    )


def test_importing_it_costs_nothing() -> None:
    code = "import sys, torchdojo; print('torch' in sys.modules, 'rich' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert told.stdout == "False False\n"
