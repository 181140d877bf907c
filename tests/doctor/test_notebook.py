"""`torchdojo doctor train.ipynb`: a kernel with the hooks in it, lines given by cell, the file left as it was."""

import builtins
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doctor.conftest import Said
from doctor.running import marked
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.notebook import Notebook

SICK = rules()["gradients-never-cleared"].sick
FIRST, SECOND = SICK.split("\ncriterion = ")
HEAD = "%config InlineBackend.figure_format = 'svg'\n!echo from the shell\n"


def run(path: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "torchdojo", "doctor", *words, str(path)], cwd=path.parents[1],
                          env={**os.environ, "TORCHDOJO_LANG": "en"}, capture_output=True, text=True, check=False,
                          )  # fmt: skip


def notebook(path: Path, *cells: str) -> Path:
    rows: list[dict[str, Any]] = [
        {"cell_type": "markdown", "source": "# Training", "metadata": {}, "id": "text"}
    ]
    rows += [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": [], "execution_count": None,
              "id": f"cell{number}"} for number, cell in enumerate(cells)]  # fmt: skip
    path.write_text(json.dumps({"cells": rows, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
    return path


def test_a_sick_notebook_is_named_by_cell_and_line(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    shown = "import os\nprint(os.path.basename(os.getcwd()))"
    path = notebook(tmp_path / "inside" / "train.ipynb", HEAD + FIRST, "", shown, "criterion = " + SECOND)
    before = path.read_bytes()
    ended = run(path, "--json", "found.json")
    assert ended.returncode == 1, ended.stderr
    line = marked(SICK)[0] - FIRST.count("\n") - 1
    assert f"ERROR  gradients-never-cleared  inside/train.ipynb, cell 4, line {line}" in ended.stderr
    assert f" > {line:4} |         loss.backward()  # <- here" in ended.stderr
    assert (
        ended.stdout.startswith("from the shell\n") and "\ninside\n" in ended.stdout
    )  # what the cells print
    assert "train.ipynb made 60 steps" in ended.stderr
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))["found"]
    assert [(one["cell"], one["cell_line"]) for one in found] == [(4, line)]
    assert path.read_bytes() == before and [p.name for p in path.parent.iterdir()] == ["train.ipynb"]


@pytest.mark.slow
def test_a_crash_ends_the_notebook_and_gives_a_report(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    path = notebook(tmp_path / "inside" / "train.ipynb", "x = 1\nx / 0", "print('never')")
    ended = run(path)
    assert (ended.returncode, ended.stdout) == (1, ""), ended.stderr
    assert "The script ended with ZeroDivisionError: division by zero" in ended.stderr


def test_steps_stop_it_politely(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    ended = run(notebook(tmp_path / "inside" / "train.ipynb", SICK, "print('never')"), "--steps", "9")
    assert (ended.returncode, "never" in ended.stdout) == (1, False), ended.stderr
    assert "made 9 steps" in ended.stderr and "Stopped after --steps" in ended.stderr


def test_without_nbclient_the_command_that_installs_it_is_named(
    tmp_path: Path, doctor: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = builtins.__import__

    def without(name: str, *args: Any) -> Any:
        if name.startswith("nb"):
            raise ImportError(name)
        return original(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    code, _, err = doctor(notebook(tmp_path / "train.ipynb", "x = 1"))
    assert code == 1 and 'pip install "torchdojo[notebook]"' in err


def test_a_notebook_takes_no_arguments_and_is_not_probed(tmp_path: Path, doctor: Callable[..., Said]) -> None:
    path = notebook(tmp_path / "train.ipynb", "x = 1")
    code, _, err = doctor(path, "--all")
    assert code == 2 and "A notebook takes no arguments, got “--all”" in err
    code, _, err = doctor("probe", path)
    assert code == 1 and "cannot be probed here" in err


def test_lines_of_the_whole_are_found_in_their_cells() -> None:
    cells = Notebook(("a = 1\nb = 2", "", "%%bash\nls", "!ls\nx = %magic\nc = 3\n", "d = ("))
    assert cells.starts == [1, 3, 4, 6, 9] and cells.text.splitlines()[5] == "!ls"
    assert [cells.cell(line) for line in (1, 2, 3, 8, 9)] == [(1, 1), (1, 2), (2, 1), (4, 3), (5, 1)]
    assert cells.python.splitlines() == ["a = 1", "b = 2", "", "", "", "pass", "x = None", "c = 3", ""]
