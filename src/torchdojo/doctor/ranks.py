"""Several processes of one training (torchrun): each leaves its notes, rank 0 waits for them and compares."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from torchdojo.doctor.log import Log
from torchdojo.text import Text

PATIENCE = 60.0  # s that rank 0 waits for another process after its own end
Note = dict[str, Any]


def rank() -> int | None:
    """Return the number of this process among several, None if it is alone."""
    several = int(os.environ.get("WORLD_SIZE", "1")) > 1
    return int(os.environ["RANK"]) if several and "RANK" in os.environ else None


@contextmanager
def present() -> Iterator[None]:
    """Let rank 0 know that this process still runs: it holds a lock until it has left its notes, or dies."""
    with FileLock(_folder() / f"{os.environ['LOCAL_RANK']}.lock"):
        yield


def leave(log: Log | None) -> None:
    """Leave the notes of this process for rank 0."""
    path = _folder() / f"{os.environ['LOCAL_RANK']}.json"
    path.write_text(json.dumps(_note(log)), encoding="utf-8")


def collect(log: Log) -> list[Note]:
    """Return the notes of all processes of this machine, our own first."""
    notes = [_note(log)]
    for other in range(1, int(os.environ.get("LOCAL_WORLD_SIZE", "1"))):
        lock, path = FileLock(_folder() / f"{other}.lock"), _folder() / f"{other}.json"
        try:
            with lock.acquire(timeout=PATIENCE):
                notes.append(json.loads(path.read_text("utf-8")) if path.exists() else {"rank": other})
        except Timeout:
            notes.append({"rank": other})
    shutil.rmtree(_folder(), ignore_errors=True)
    return notes


def differences(notes: list[Note]) -> list[Text]:
    """Return what is not alike between the processes and should be."""
    found = [Text(en=f"Rank {note['rank']} left no log.", zh=f"rank {note['rank']} 没有留下记录。")
             for note in notes if "steps" not in note]  # fmt: skip
    notes = [note for note in notes if "steps" in note]
    idle = [note["rank"] for note in notes if not note["ticks"]]
    steps = {note["rank"]: note["steps"] for note in notes}
    if idle and len(idle) < len(notes):
        names = ", ".join(map(str, idle))
        found.append(
            Text(
                en=f"Rank {names} never called backward(): it had no data, or did not train.",
                zh=f"rank {names} 一次 backward() 也没有：没有分到数据，或者没有训练。",
            )
        )
    elif len(set(steps.values())) > 1:
        counts = ", ".join(f"{count} (rank {number})" for number, count in steps.items())
        found.append(
            Text(
                en=f"The ranks made different numbers of steps: {counts}.",
                zh=f"各 rank 的步数不同：{counts}。",
            )
        )
    return [*found, *_apart(notes), *_same_data(notes)]


def _apart(notes: list[Note]) -> Iterator[Text]:
    """Say from which step on the weights differ."""
    common = set.intersection(*(set(note["weights"]) for note in notes)) if notes else set()
    for step in sorted(common, key=int):
        if len({note["weights"][step] for note in notes}) > 1:
            yield Text(
                en=f"After step {step} the ranks' weights differ: nothing keeps the models alike. "
                "Wrap the model in DistributedDataParallel, and call the wrapped one.",
                zh=f"第 {step} 步之后，各 rank 的权重不同：没有什么让它们保持一致。"
                "用 DistributedDataParallel 包住模型，并调用包好的那个。",
            )
            return


def _same_data(notes: list[Note]) -> Iterator[Text]:
    batches = [note["batches"] for note in notes]
    if len(batches) > 1 and len(batches[0]) >= 2 and all(one == batches[0] for one in batches):
        yield Text(
            en=f"All ranks were given the same first {len(batches[0])} batches: each does the same work. "
            "Use a DistributedSampler.",
            zh=f"各 rank 最初的 {len(batches[0])} 个批次完全相同：大家在做同样的事。请用 DistributedSampler。",
        )


def _note(log: Log | None) -> Note:
    if log is None:
        return {"rank": rank()}
    return {**log.run.get("rank", {"rank": rank(), "weights": {}, "batches": []}),
            "steps": log.run.get("steps", 0), "ticks": log.run.get("ticks", 0)}  # fmt: skip


def _folder() -> Path:
    """Return the folder that the processes started by one torchrun share."""
    again = os.environ.get("TORCHELASTIC_RESTART_COUNT", "0")
    folder = (
        Path(tempfile.gettempdir())
        / f"torchdojo-doctor-ranks-{getattr(os, 'getuid', int)()}-{os.getppid()}-{again}"
    )
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
