"""`practice doctor`, `practice export` and `classroom collect`, called as commands."""

import sys
from pathlib import Path

import pytest

from cli.calling import Say
from torchdojo.cli import practice_doctor
from torchdojo.practice import bank, saves
from torchdojo.practice import worker as worker_module
from torchdojo.practice.worker import Worker
from torchdojo.practice.workspace import Workspace

RIGHT = bank.find("mse").right[0].read_text("utf-8")


def test_export_and_collect(say: Say, file: Path, tmp_path: Path) -> None:
    file.write_text(RIGHT)
    say("practice", "check")
    (tmp_path / "in").mkdir()
    code, out, _ = say("practice", "export", "in/mine", "--student", "7")
    assert code == 0 and (tmp_path / "in" / "mine.json").exists() and (tmp_path / "in" / "mine.html").exists()
    code, out, err = say("classroom", "collect", "in", "--out", "results")
    assert (code, err) == (0, "") and "Learners: 1." in out
    assert "7,1,mse,passed,1,0,False" in (tmp_path / "results" / "class.csv").read_text("utf-8-sig")
    assert say("classroom", "collect", "nowhere")[0] == 2
    assert say("classroom", "collect")[0] == 2


def test_doctor_finds_a_healthy_folder_well(
    say: Say, dojo: Workspace, shared: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "cat")
    monkeypatch.setattr(practice_doctor, "Worker", lambda: shared)
    monkeypatch.setattr(practice_doctor, "SLOW", 60.0)
    code, out, _ = say("practice", "doctor")
    found = [line.split()[0] for line in out.splitlines() if not line.startswith("  ")]
    assert code == 0 and found == ["ok"] * 6
    assert "file events arrive" in out and "the judge works" in out


def test_doctor_says_what_is_not_well(
    say: Say, dojo: Workspace, file: Path, shared: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice_doctor, "Worker", lambda: shared)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setattr(saves, "SEEN_WITHIN", 0.2)
    monkeypatch.setattr(saves, "watch", lambda *_, **more: iter(()))
    file.write_text("def mse(:")
    (dojo.hidden / "progress.json").write_text("{")
    out = " ".join(say("practice", "doctor")[1].split())
    for words in (
        "cannot read 01_mse.py:1",
        "progress could not be read",
        "file events do not arrive",
        "Set $EDITOR",
    ):
        assert words in out
    dojo.file(bank.find("cost-grid")).unlink()
    assert "Missing: 1." in say("practice", "doctor")[1]


def test_doctor_without_a_folder_and_with_a_judge_that_cannot_start(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "COMMAND", (sys.executable, "-c", "import nothing_of_this_name"))
    monkeypatch.setattr(practice_doctor, "Worker", Worker)
    code, out, _ = say("practice", "doctor")
    assert code == 1 and "torchdojo practice init" in out and "nothing_of_this_name" in "".join(out.split())
