"""Under torchrun rank 0 reports for all, and says where the processes differ."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from torchdojo.doctor.ranks import differences

SCRIPT = """
import os
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

dist.init_process_group("gloo")
torch.manual_seed(SEED)
x_data = torch.randn(80, 4, generator=torch.Generator().manual_seed(0))
dataset = TensorDataset(x_data, x_data.sum(1, keepdim=True))
loader = DataLoader(dataset, batch_size=8, SAMPLER)
model = nn.Linear(4, 1)
WRAP
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(3):
    for inputs, targets in loader:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
dist.destroy_process_group()
os.write(1, f"rank {os.environ['RANK']} done\\n".encode())  # in one piece: both ranks share the pipe
"""
DISTRIBUTED = {"SEED": "0", "SAMPLER": "sampler=DistributedSampler(dataset)",
               "WRAP": "model = DistributedDataParallel(model)"}  # fmt: skip
ALONE = {"SEED": 'int(os.environ["RANK"])', "WRAP": "pass",
         "SAMPLER": 'sampler=range(80 - 40 * int(os.environ["RANK"]))'}  # fmt: skip


def torchrun(folder: Path, changes: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    script = SCRIPT
    for old, new in changes.items():
        script = script.replace(old, new)
    (folder / "train.py").write_text(script, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "torch.distributed.run",
        "--nproc-per-node",
        "2",
        "--master-port",
        str(port),
    ]
    return subprocess.run([*command, "-m", "torchdojo", "doctor", "train.py"], cwd=folder,
                          env={**os.environ, "TORCHDOJO_LANG": "en", "TMPDIR": str(folder)},
                          capture_output=True, text=True, check=False)  # fmt: skip


def test_processes_that_train_together_are_alike(tmp_path: Path) -> None:
    ended = torchrun(tmp_path, DISTRIBUTED)
    assert ended.returncode == 0, ended.stderr
    assert sorted(ended.stdout.splitlines()) == ["rank 0 done", "rank 1 done"]
    said = " ".join(ended.stderr.split())
    assert said.count("doctor: train.py made 15 steps") == 1, (
        ended.stderr
    )  # one report, of 40 of 80 rows each
    assert "Ranks compared: 2" in said and "differ" not in said.partition("Ranks compared")[2]
    assert not list(tmp_path.glob("torchdojo-doctor-*"))


@pytest.mark.slow
def test_processes_that_train_apart_are_told(tmp_path: Path) -> None:
    ended = torchrun(tmp_path, ALONE)
    said = " ".join(ended.stderr.split())
    assert "The ranks made different numbers of steps: 30 (rank 0), 15 (rank 1)." in said, ended.stderr
    assert "After step 1 the ranks' weights differ" in said


def note(rank: int, **changes: Any) -> dict[str, Any]:
    return {
        "rank": rank,
        "steps": 9,
        "ticks": 9,
        "batches": ["a", "b"],
        "weights": {"1": "w", "2": "v"},
        **changes,
    }


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ({"batches": ["c", "d"]}, []),
        ({}, ["DistributedSampler"]),
        ({"batches": [], "ticks": 0, "steps": 0, "weights": {}}, ["Rank 1 never called backward()"]),
        ({"batches": ["c"], "weights": {"1": "w", "2": "x"}}, ["After step 2"]),
    ],
)
def test_differences_are_named(second: dict[str, Any], words: list[str]) -> None:
    found = [text.en for text in differences([note(0), note(1, **second)])]
    assert len(found) == len(words) and all(w in f for w, f in zip(words, found, strict=True)), found


def test_a_rank_without_a_log_is_named() -> None:
    assert [text.en for text in differences([note(0), {"rank": 1}])] == ["Rank 1 left no log."]
