"""The command line called as a user calls it, in a process of its own, and runs that were never run."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from torchdojo.cli.source import source_of
from torchdojo.engine.folder import RunFolder, home_of_runs
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, State, Steps, to_row
from torchdojo.text import Text
from torchdojo.views import View

Said = tuple[int, str, str]  # exit code, what went to stdout, what to stderr
Say = Callable[..., Said]
SRC = Path(__file__).parents[2] / "src"
COMMAND = [sys.executable, "-m", "torchdojo"]
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # everything but tab and newline


def surroundings(home: Path, lang: str = "en", **more: str) -> dict[str, str]:
    """The environment of a child: its own home, one thread, 80 columns, UTF-8."""
    kept = {
        k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TORCHDOJO_DATA", "COLUMNS", "LINES")
    }
    own = {
        "TORCHDOJO_HOME": str(home),
        "TORCHDOJO_LANG": lang,
        "PYTHONPATH": str(SRC),
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "COLUMNS": "80",
    }
    return {**kept, **own, **more}


def call(home: Path, *words: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    """Call torchdojo and wait for it."""
    return subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=surroundings(home, lang),
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )


def pretend(
    name: str,
    lecture: int,
    program: str,
    given: Mapping[str, Any],
    losses: Sequence[float] = (3.0, 2.0, 1.0),
    result: Mapping[str, float] | None = None,
    state: State | None = "done",
    views: Sequence[View] = (),
    why: Text | None = None,
) -> RunFolder:
    """Write the folder of a run with one step an epoch; `state` None: it was killed."""
    folder = RunFolder(home_of_runs() / name)
    folder.path.mkdir(parents=True)
    settings = source_of(lecture, program).complete(given)
    about = {"lecture": lecture, "program": program, "given": dict(given), "settings": settings}
    (folder.path / "settings.json").write_text(json.dumps(about), encoding="utf-8")
    (folder.path / "environment.json").write_text("{}", encoding="utf-8")
    records: list[Record] = [
        Started(lecture, program, settings, {"folder": str(folder.path)}, epochs=len(losses))
    ]
    for epoch, loss in enumerate(losses):
        records += [
            Steps(epoch, epoch, {"loss": [loss]}, epoch),
            Epoched(epoch, epoch + 1, {"accuracy": 0.5}, epoch),
        ]
    records += [Shown(view) for view in views]
    if state:
        records.append(Ended(state, result or {}, why, 12.0))
    lines = [json.dumps(to_row(record), ensure_ascii=False) for record in records]
    folder.events.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
