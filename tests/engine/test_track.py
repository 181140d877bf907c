"""`track` in the learner's own script: records everything, never raises, keeps nothing alive."""

import gc
import json
import math
import multiprocessing
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from torchdojo.engine.folder import RunFolder, runs
from torchdojo.engine.records import STOPPED, Ended, Shown, Started, Steps
from torchdojo.engine.track import Track
from torchdojo.text import Text
from torchdojo.views import Line, Note


@pytest.fixture
def track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Track]:
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path))
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    monkeypatch.setattr(sys, "argv", ["my_script.py", "--lr", "0.1"])
    made = Track()
    yield made
    made._finish()


def kept() -> RunFolder:
    (run,) = runs()
    return run


def values(run: RunFolder, name: str) -> list[tuple[int, float]]:
    """Return (number of the step, value) of a name, as a reader of the run finds them."""
    steps = (r for r in run.records() if isinstance(r, Steps) and name in r.values)
    return [(r.first + i, value) for r in steps for i, value in enumerate(r.values[name])]


def ended(run: RunFolder) -> Ended:
    assert run.ended is not None
    return run.ended


def test_every_call_is_a_step_and_nan_is_kept(track: Track) -> None:
    for loss in (3.0, 2.0, math.nan, math.inf):
        track(loss=loss)
    track._finish()
    assert [value for _, value in values(kept(), "loss")][:2] == [3.0, 2.0]
    assert [step for step, _ in values(kept(), "loss")] == [0, 1, 2, 3]
    assert math.isnan(values(kept(), "loss")[2][1]) and values(kept(), "loss")[3][1] == math.inf
    assert ended(kept()).state == "done" and ended(kept()).result == {"loss": math.inf}


def test_a_run_of_ones_own_is_a_run_like_any_other(track: Track) -> None:
    track(loss=1.0)
    track._finish()
    assert kept().name.startswith("my_script-")
    assert kept().about["lecture"] == 0 and kept().about["program"] == "my_script"
    assert kept().about["settings"]["arguments"] == "--lr 0.1"
    assert kept().environment["torch"] == str(torch.__version__)
    assert isinstance(next(kept().records()), Started)


def test_a_name_joins_the_step_until_one_comes_again(track: Track) -> None:
    for epoch in range(2):
        for _ in range(3):
            track(loss=1.0)
        track(accuracy=0.5 + epoch)
    for _ in range(2):  # two calls a step, as with the two networks of a GAN
        track(d_loss=1.0)
        track(g_loss=2.0)
    track._finish()
    assert [step for step, _ in values(kept(), "loss")] == [0, 1, 2, 3, 4, 5]
    assert values(kept(), "accuracy") == [(2, 0.5), (5, 1.5)]
    assert values(kept(), "d_loss") == [(5, 1.0), (6, 1.0)] and values(kept(), "g_loss") == [
        (5, 2.0),
        (6, 2.0),
    ]


def test_tensors_are_read_as_they_were_when_tracked(track: Track) -> None:
    weight = torch.nn.Parameter(torch.tensor(1.0))
    for _ in range(3):
        track(
            loss=(weight * 2).square(),
            w=weight,
            n=torch.tensor(7),
            half=torch.tensor(0.5, dtype=torch.float16),
        )
        with torch.no_grad():
            weight.add_(1)
    track._finish()
    assert [value for _, value in values(kept(), "w")] == [1, 2, 3]
    assert [value for _, value in values(kept(), "loss")] == [4, 16, 36]
    assert ended(kept()).result == {"loss": 36, "w": 3, "n": 7, "half": 0.5}


def test_neither_graph_nor_tensor_outlives_a_flush(track: Track) -> None:
    weight = torch.nn.Parameter(torch.tensor(1.0))
    for _ in range(3):
        track(loss=weight * 2)
    assert track._run is not None
    assert all(step["loss"].grad_fn is None for step in track._run.kept), "the graph is let go at once"
    held = [weakref.ref(step["loss"]) for step in track._run.kept]
    track._run.flush()
    gc.collect()
    assert len(held) == 3 and all(tensor() is None for tensor in held)


def test_what_is_not_a_number_becomes_nan_and_is_told_once(
    track: Track, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        track(loss="much", pair=torch.ones(2), nothing=None, good=1)
    track._finish()
    assert ended(kept()).result["good"] == 1
    assert all(math.isnan(ended(kept()).result[name]) for name in ("loss", "pair", "nothing"))
    said = capsys.readouterr().err.splitlines()
    assert sum("loss is not one number" in line for line in said) == 1 and len(said) == 4


def test_a_view_is_shown(track: Track) -> None:
    note = Note(Text(en="Look.", zh="看。"))
    track(loss=1.0)
    track.view(note)
    track(loss=2.0)
    track._finish()
    assert [r.view for r in kept().records() if isinstance(r, Shown)] == [note]
    assert len(values(kept(), "loss")) == 2


def test_a_script_that_only_draws_is_told_how_much_it_drew(
    track: Track, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        track.view(Line(Text(en="The line", zh="直线"), [1], [2], 2.0, 0.0))
    track.view(Note(Text(en="Look.", zh="看。")))
    track._finish()
    assert capsys.readouterr().err.startswith("torchdojo: 2 views recorded: torchdojo runs show my_script-")


def test_threads_lose_and_double_nothing(track: Track) -> None:
    def work(k: int) -> None:
        for i in range(500):
            track(loss=k * 1000 + i)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    track._finish()
    found = [value for _, value in values(kept(), "loss")]
    assert sorted(found) == sorted(float(k * 1000 + i) for k in range(8) for i in range(500))
    assert [step for step, _ in values(kept(), "loss")] == list(range(4000))


def in_child(track: Track) -> None:
    for i in range(5):
        track(loss=100.0 + i)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_worker_writes_a_run_of_its_own_and_nothing_twice(track: Track) -> None:
    track(loss=1.0)
    track(loss=2.0)
    worker = multiprocessing.get_context("fork").Process(target=in_child, args=(track,))
    worker.start()
    worker.join()
    track(loss=3.0)
    track._finish()
    assert worker.exitcode == 0
    found = sorted([value for _, value in values(run, "loss")] for run in runs())
    assert found == [[1.0, 2.0, 3.0], [100.0, 101.0, 102.0, 103.0, 104.0]]


@pytest.mark.parametrize("home", ["a-file", "/proc/no/such/place"])
def test_where_nothing_can_be_written_the_script_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: str
) -> None:
    (tmp_path / "a-file").write_text("")
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path / home))
    track = Track()
    for _ in range(100):
        track(loss=1.0)
    track._finish()
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("torchdojo: ") and home.split("/")[-1] in said


def test_a_disk_that_fails_later_costs_one_line(track: Track, capsys: pytest.CaptureFixture[str]) -> None:
    track(loss=1.0)
    assert track._run is not None
    (track._run.path / "events.jsonl").unlink()
    (track._run.path / "events.jsonl").mkdir()
    track._run.flushed_at -= 10
    for _ in range(100):
        track(loss=1.0)
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_only_the_first_process_of_torchrun_records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path))
    monkeypatch.setenv("RANK", "1")
    track = Track()
    track(loss=1.0)
    track._finish()
    assert runs() == []


FAILED = Text(en="The script raised ValueError: broken", zh="脚本抛出了异常 ValueError: broken")
SCRIPTS = {
    "pass": ("done", 0),
    "raise SystemExit(3)": ("done", 3),
    "raise ValueError('broken')": ("failed", 1),
    "import os, signal; os.kill(os.getpid(), signal.SIGINT)": ("stopped", -2),
}


@pytest.mark.parametrize("last", SCRIPTS)
def test_a_script_is_recorded_however_it_ends(tmp_path: Path, last: str) -> None:
    script = tmp_path / "own.py"
    script.write_text(f"from torchdojo import track\nfor i in range(10): track(loss=1 / (i + 1))\n{last}\n")
    environment = {
        **os.environ,
        "TORCHDOJO_HOME": str(tmp_path),
        "TORCHDOJO_LANG": "zh",
        "PYTHONIOENCODING": "utf-8",
    }
    ran = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    (path,) = (tmp_path / "runs").iterdir()
    run = RunFolder(path)
    state, code = SCRIPTS[last]
    assert (ended(run).state, ran.returncode) == (state, code)
    assert len(values(run, "loss")) == 10
    assert ran.stderr.splitlines()[-1] == f"torchdojo: 已记录 10 步，查看：torchdojo runs show {path.name}"
    assert ended(run).why == {"done": None, "failed": FAILED, "stopped": STOPPED}[state]


def test_neither_torchdojo_nor_track_imports_torch() -> None:
    code = """if True:
        import json, sys, torchdojo
        first = sorted(name for name in sys.modules if name.startswith("torchdojo"))
        from torchdojo import track
        print(json.dumps([first, callable(track), "torch" in sys.modules]))
    """
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == [["torchdojo"], True, False]


def test_torchdojo_exports_what_it_says() -> None:
    import torchdojo

    assert all(hasattr(torchdojo, name) for name in torchdojo.__all__)
    with pytest.raises(AttributeError, match="trakc"):
        _ = torchdojo.trakc
