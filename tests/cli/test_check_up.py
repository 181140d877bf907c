"""The check-up: every line is well or says what to do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.calling import Say
from torchdojo.cli import check_up, examine_machine, examine_torch
from torchdojo.cli.finding import Finding
from torchdojo.cli.probe import Answer, ask_torch

WELL = Answer(
    {
        "version": "2.13.0",
        "built_for": "",
        "cuda": "",
        "mps": False,
        "computes": True,
        "openmp": ["libgomp.so.1"],
    }
)


def torch_with(**facts: object) -> Answer:
    return Answer({**WELL.facts, **facts})


def test_torch_tells_about_itself() -> None:
    facts = ask_torch().facts
    assert facts["computes"] is True and facts["version"].startswith("2.")


def test_a_torch_that_cannot_be_imported_tells_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "torch.py").write_text("raise ImportError('libgomp.so.1: cannot open shared object file')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    answer = ask_torch()
    assert answer.error == "ImportError: libgomp.so.1: cannot open shared object file"
    found = examine_torch.build(answer)
    assert found.broken and "libgomp1" in str(found.cure)
    assert examine_torch.device(answer).cure is None and examine_torch.openmp(answer).cure is None


def test_a_well_machine_is_told_so(say: Say, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setattr(check_up, "ask_torch", lambda: WELL)
    monkeypatch.setattr("os.getloadavg", lambda: (0.0, 0.0, 0.0))
    code, out, err = say("check-up", lang=lang)
    assert (code, err) == (0, "")
    assert out.startswith({"en": "ok      Python 3.", "zh": "正常    Python 3."}[lang])
    assert "torch 2.13.0" in out


def test_something_broken_is_an_exit_code(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_up, "ask_torch", lambda: Answer(error="ImportError: no"))
    code, out, _ = say("check-up")
    assert code == 1 and "broken  torch: ImportError: no" in out


def test_an_examination_that_fails_does_not_end_the_check_up(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dodgy() -> Finding:
        raise RuntimeError("odd machine")

    monkeypatch.setattr(check_up, "ask_torch", lambda: WELL)
    monkeypatch.setattr(check_up, "MACHINE", (dodgy, examine_machine.python))
    code, out, _ = say("check-up")
    assert (
        code == 0 and "dodgy: could not be examined (RuntimeError: odd machine)" in out and "Python 3." in out
    )


def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1e6))


def no_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)


def latin_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(encoding="latin-1"))


def no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout=""))


def socks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://me:secret@10.0.0.1:1080")


def own_random(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("random.py").touch()


def no_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine_machine, "find_spec", lambda name: None)


SICK: dict[Callable[[pytest.MonkeyPatch], None], tuple[Callable[[], Finding], str]] = {
    little_room: (examine_machine.disk, "TORCHDOJO_HOME"),
    no_writing: (examine_machine.writing, "Read-only file system"),
    latin_terminal: (examine_machine.encoding, "PYTHONUTF8=1"),
    no_font: (examine_machine.chinese_font, "fonts-noto-cjk"),
    socks: (examine_machine.proxy, "http://HOST:PORT"),
    own_random: (examine_machine.shadows, "Rename it"),
    no_extras: (examine_machine.extras, "torchdojo[plots,visdom,tensorboard]"),
}


@pytest.mark.parametrize("illness", SICK, ids=lambda f: f.__name__)
def test_every_illness_has_a_cure(
    illness: Callable[[pytest.MonkeyPatch], None],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    examine, cure = SICK[illness]
    monkeypatch.chdir(tmp_path)
    for name in examine_machine.PROXIES:
        monkeypatch.delenv(name, raising=False)
    assert examine().cure is None, "the machine of the tests is well"
    illness(monkeypatch)
    found = examine()
    assert cure in str(found.cure)
    assert "secret" not in str(found.found)


def test_little_shared_memory_is_a_warning_for_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    little_room(monkeypatch)
    assert "--shm-size" in str(examine_machine.shared_memory().cure) or not Path("/dev/shm").exists()


@pytest.mark.parametrize(
    ("driver", "facts", "found", "cure"),
    [
        ("", {}, "device: cpu (no GPU found", None),
        ("570.1", {}, "NVIDIA GPU is here (driver 570.1)", "built for the CPU only"),
        ("470.2", {"built_for": "13.0"}, "NVIDIA GPU is here (driver 470.2)", "too old for CUDA 13.0"),
        ("570.1", {"built_for": "13.0", "cuda": "H200"}, "device: cuda (H200)", None),
        ("", {"mps": True}, "device: mps", None),
    ],
)
def test_a_gpu_that_lies_idle_is_noticed(
    driver: str, facts: dict[str, object], found: str, cure: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    monkeypatch.setattr(examine_torch, "_nvidia_driver", lambda: driver)
    finding = examine_torch.device(torch_with(**facts))
    assert found in str(finding.found)
    assert (cure in str(finding.cure)) if cure else finding.cure is None


def test_busy_cores_and_two_openmps_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    monkeypatch.setattr(os, "getloadavg", lambda: (1000.0, 0.0, 0.0))
    assert "one thread" in str(examine_torch.threads().cure)
    two = torch_with(openmp=["libgomp.so.1", "libiomp5.so"])
    assert "Two copies" in str(examine_torch.openmp(two).cure)
    assert examine_torch.openmp(WELL).cure is None
    monkeypatch.setenv("KMP_DUPLICATE_LIB_OK", "TRUE")
    assert "hides a crash" in str(examine_torch.openmp(WELL).cure)
