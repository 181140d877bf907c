"""Two processes under torchrun train the same program to the same weights as one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.tiny import PROGRAM
from torchdojo.engine import drive
from torchdojo.engine.finish import finish
from torchdojo.engine.folder import RunFolder
from torchdojo.lectures import catalogue

TESTS = Path(__file__).parents[1]


def torchrun(home: Path, *words: str) -> str:
    environment = {
        **os.environ,
        "TORCHDOJO_HOME": str(home),
        "PYTHONPATH": str(TESTS),
        "OMP_NUM_THREADS": "1",
        "GLOO_SOCKET_IFNAME": "lo",
    }
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", *words]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stderr


def only_run(home: Path) -> RunFolder:
    (path,) = (home / "runs").iterdir()
    return RunFolder(path)


def must_be_as_alone(home: Path, epochs: int) -> None:
    ended = only_run(home).ended
    alone = finish(PROGRAM, {"dropout": 0.0, "epochs": epochs}).result
    assert ended is not None and ended.state == "done"
    assert ended.result == pytest.approx(alone, rel=1e-3)


def test_two_processes_train_what_one_trains_and_two_or_one_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two, one = tmp_path / "two", tmp_path / "one"
    said = torchrun(two, "-m", "engine.spread_child", "start", "3")
    assert said.count("epoch 0") == 1, "only one process records"
    must_be_as_alone(two, 3)
    shutil.copytree(two, one)
    torchrun(two, "-m", "engine.spread_child", "resume", "5")
    must_be_as_alone(two, 5)
    monkeypatch.setenv("TORCHDOJO_HOME", str(one))
    for _ in drive.resume(PROGRAM, only_run(one), {"epochs": 5}, threads=1):
        pass
    must_be_as_alone(one, 5)


def test_the_command_line_trains_lecture_9_in_two_processes(tmp_path: Path) -> None:
    torchrun(tmp_path, "-m", "torchdojo", "run", "9", "--quick", "--device", "cpu")
    program = catalogue.load(9)
    ended = only_run(tmp_path).ended
    alone = finish(program, {**program.quick, "device": "cpu"}).result
    assert ended is not None and ended.state == "done"
    assert ended.result["accuracy"] == pytest.approx(alone["accuracy"], abs=0.02)
