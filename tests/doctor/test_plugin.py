"""`@pytest.mark.doctor` in somebody else's tests."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = """
import pytest, torch
from torch import nn

def train(clear):
    torch.manual_seed(0)
    x = torch.randn(60, 3)
    model = nn.Linear(3, 1)
    sgd = torch.optim.SGD(model.parameters(), lr=0.001)
    for _ in range(20):
        loss = nn.functional.mse_loss(model(x), x.sum(1, keepdim=True))
        if clear:
            sgd.zero_grad()
        loss.backward()
        sgd.step()

@pytest.mark.doctor
def test_sick():
    train(False)

@pytest.mark.doctor
def test_well():
    train(True)

@pytest.mark.doctor
def test_that_fails_by_itself():
    assert 1 == 2

def test_without_the_mark():
    train(False)
"""


def pytest_run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words], cwd=folder,
                          env={**os.environ, "TORCHDOJO_LANG": "en", "PYTEST_ADDOPTS": ""},
                          capture_output=True, text=True, check=False)  # fmt: skip


def test_a_marked_test_fails_with_the_report(tmp_path: Path) -> None:
    (tmp_path / "test_training.py").write_text(TESTS, encoding="utf-8")
    out = pytest_run(tmp_path, "--strict-markers").stdout
    assert "2 failed, 2 passed" in out, out
    assert (
        "ERROR  gradients-never-cleared  test_training.py:14" in out
        and "doctor: test_training.py made 20" in out
    )
    assert "FAILED test_training.py::test_sick" in out and "assert 1 == 2" in out


def test_the_plugin_does_not_import_torch_at_the_start_of_pytest(tmp_path: Path) -> None:
    (tmp_path / "test_light.py").write_text(
        "import sys\ndef test_light():\n    assert 'torchdojo.doctor.pytest_plugin' in sys.modules\n"
        "    assert 'torch' not in sys.modules and 'torchdojo.doctor.rules' not in sys.modules\n", "utf-8"
    )  # fmt: skip
    ended = pytest_run(tmp_path)
    assert ended.returncode == 0, ended.stdout
