"""`doctor check`: certain without running, silent on everything healthy, as a command and as a hook."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doctor.conftest import Said
from doctor.running import marked
from torchdojo.doctor.diagnosis import diagnose_text
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.rule import Rule

HERE = Path(__file__).parent
OTHER_FORMS = {
    "state-dict-not-loaded",
    "test-scaled-differently",
}  # what they read is not what their example does
READING = [rule for rule in rules().values() if rule.read and rule.name not in OTHER_FORMS]
OF_RULES = [
    pytest.param(script, id=f"{rule.name}-{number}")
    for rule in rules().values()
    for number, script in enumerate((rule.cured, *rule.twins))
]


def read(script: str, folder: Path) -> list[tuple[str, int]]:
    """Return what is found by reading a script, symptoms and all."""
    path = folder / "train.py"
    path.write_text(script, encoding="utf-8")
    diagnosis = diagnose_text([str(path)])
    assert (diagnosis.troubles, diagnosis.unreadable) == ({}, {})
    return [(one.rule.name, one.finding.place.line) for one in (*diagnosis.found, *diagnosis.explained)]


@pytest.mark.parametrize("rule", READING, ids=lambda rule: rule.name)
def test_the_sick_script_of_a_rule_that_reads_is_named_at_its_line(rule: Rule, tmp_path: Path) -> None:
    assert read(rule.sick, tmp_path) == [(rule.name, line) for line in marked(rule.sick)]


@pytest.mark.parametrize("script", OF_RULES)
def test_cured_scripts_and_twins_are_left_in_peace(script: str, tmp_path: Path) -> None:
    assert read(script, tmp_path) == []


def test_every_honest_script_is_left_in_peace() -> None:
    files = sorted(str(path) for path in (HERE / "healthy").glob("*.py"))
    lectures = sorted(
        str(path) for path in (HERE.parents[1] / "src" / "torchdojo" / "lectures").rglob("*.py")
    )
    diagnosis = diagnose_text([*files, *lectures])
    assert len(files) >= 20 and len(lectures) >= 20
    found = [(o.rule.name, o.finding.place.file, o.finding.place.line) for o in diagnosis.found]
    assert (found, diagnosis.troubles, diagnosis.unreadable) == ([], {}, {})


SOFTMAX = rules()["softmax-before-cross-entropy"].sick
LINE = marked(SOFTMAX)[0]


def notebook(folder: Path, *cells: str) -> Path:
    """Write a notebook with these code cells, each with a page of text before it."""
    path = folder / "train.ipynb"
    rows = [{"cell_type": kind, "source": source.splitlines(keepends=True), "metadata": {}}
            for cell in cells for kind, source in (("markdown", "# text"), ("code", cell))]  # fmt: skip
    path.write_text(json.dumps({"cells": rows, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
    return path


def test_a_folder_is_read_and_its_foreign_parts_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doctor: Callable[..., Said]
) -> None:
    for name in ("a/train.py", ".venv/train.py", "a/__pycache__/train.py", "a/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SOFTMAX, "utf-8")
    (tmp_path / "words.py").write_text("print('no training here')", "utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, _ = doctor("check", ".")
    assert code == 1 and "Files with PyTorch read: 1; none was run. Errors: 1" in out
    assert f"ERROR  softmax-before-cross-entropy  a/train.py:{LINE}" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_a_comment_accepts_what_is_read(tmp_path: Path, doctor: Callable[..., Said]) -> None:
    path = tmp_path / "train.py"
    path.write_text(SOFTMAX.replace("# <- here", "# doctor: ok softmax-before-cross-entropy"), "utf-8")
    code, out, _ = doctor("check", path, lang="zh")
    assert code == 0 and "你已声明没问题：softmax-before-cross-entropy" in out


def test_a_warning_counts_only_when_strict(tmp_path: Path, doctor: Callable[..., Said]) -> None:
    path = tmp_path / "train.py"
    path.write_text(rules()["scheduler-before-optimizer"].sick, "utf-8")
    assert [doctor("check", path, *more)[0] for more in ((), ("--strict",))] == [0, 1]


def test_what_cannot_be_read_is_said_and_counts(tmp_path: Path, doctor: Callable[..., Said]) -> None:
    (tmp_path / "broken.py").write_text("import torch\nfor x in:\n", "utf-8")
    (tmp_path / "broken.ipynb").write_text('{"torch": 1}', "utf-8")
    code, out, _ = doctor("check", tmp_path)
    out = " ".join(out.split())
    assert code == 1 and "broken.py, line 2: invalid syntax" in out
    assert "broken.ipynb, ValueError: no list of cells" in out
    code, _, err = doctor("check", tmp_path / "absent.py")
    assert code == 1 and "There is no file or folder" in err


def test_a_notebook_is_read_as_one_text_and_named_by_cell(
    tmp_path: Path, doctor: Callable[..., Said]
) -> None:
    first, second = SOFTMAX.split("model = ")
    path = notebook(tmp_path, "%matplotlib inline\n!ls\n" + first, "%%bash\nls -l", "model = " + second)
    before = path.read_bytes()
    code, out, _ = doctor("check", path, "--json", tmp_path / "found.json")
    line = LINE - first.count("\n")
    assert code == 1 and f"train.ipynb, cell 3, line {line}" in out
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))["found"]
    assert [(o["rule"], o["cell"], o["cell_line"]) for o in found] == [
        ("softmax-before-cross-entropy", 3, line)
    ]
    assert path.read_bytes() == before


def test_nothing_of_the_file_runs_and_torch_is_not_needed(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text("open('ran', 'w')\n" + SOFTMAX, "utf-8")
    code = (
        "import sys; sys.modules['torch'] = None\nfrom torchdojo.cli.app import main\n"
        "sys.exit(main(['doctor', 'check', 'train.py']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1 and "softmax-before-cross-entropy" in ended.stdout, ended.stderr
    assert not (tmp_path / "ran").exists()


def test_the_hook_for_pre_commit_does_what_pre_commit_calls(tmp_path: Path) -> None:
    hook = (HERE.parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8")
    entry = re.findall(r"^  entry: (.*)$", hook, re.MULTILINE)
    assert entry == ["torchdojo doctor check"] and "language: system" in hook
    (tmp_path / "sick.py").write_text(SOFTMAX, "utf-8")
    (tmp_path / "well.py").write_text(rules()["softmax-before-cross-entropy"].cured, "utf-8")
    path = os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"]))
    for files, status in ((["well.py"], 0), (["well.py", "sick.py"], 1)):
        ended = subprocess.run([*entry[0].split(), *files], cwd=tmp_path, env={**os.environ, "PATH": path},
                               capture_output=True, text=True, check=False)  # fmt: skip
        assert ended.returncode == status, ended.stderr
