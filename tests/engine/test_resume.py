"""A run that is stopped or killed at any moment and resumed ends with the same weights, bit for bit."""

import multiprocessing
import os
import random
import signal
from pathlib import Path

import pytest
import torch

from engine.tiny import PROGRAM
from torchdojo.engine import drive
from torchdojo.engine.finish import finish
from torchdojo.engine.folder import RunFolder, find_run, runs
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Steps
from torchdojo.text import DojoError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path))
    monkeypatch.setattr(drive, "SAVE_SHARE", 1e9)
    return tmp_path


def undisturbed() -> dict[str, float]:
    return dict(finish(PROGRAM).result)


def steps_of(folder: RunFolder) -> list[float]:
    return [loss for r in folder.records() if isinstance(r, Steps) for loss in r.values["loss"]]


def last(records: drive.Records) -> Record:
    *_, record = records
    return record


def stop_after(epochs: int) -> RunFolder:
    records = drive.start(4, "tiny", PROGRAM, {}, threads=1)
    for record in records:
        if isinstance(record, Epoched) and record.epoch == epochs - 1:
            records.close()
    return find_run("last")


def test_a_stopped_run_goes_on_bit_for_bit() -> None:
    folder = stop_after(5)
    assert folder.state == "stopped"
    assert folder.ended and folder.ended.why and "Ctrl-C" in folder.ended.why.en
    ended = last(drive.resume(PROGRAM, folder, {}))
    assert isinstance(ended, Ended) and ended.result == undisturbed()
    assert folder.state == "done"


def test_a_resumed_run_tells_one_story() -> None:
    folder = stop_after(5)
    last(drive.resume(PROGRAM, folder, {}))
    assert steps_of(folder) == finish(PROGRAM).losses
    epochs = [r.epoch for r in folder.records() if isinstance(r, Epoched)]
    assert epochs == list(range(12))
    assert len([r for r in folder.records() if isinstance(r, Shown)]) == 1


def test_stopping_within_an_epoch_loses_only_that_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torchdojo.engine.pulse.READ_EVERY", 0.0)
    records = drive.start(4, "tiny", PROGRAM, {}, threads=1)
    for record in records:
        if isinstance(record, Steps) and record.first == 16 * 3 + 7:
            records.close()
    folder = find_run("last")
    ended = last(drive.resume(PROGRAM, folder, {}))
    assert isinstance(ended, Ended) and ended.result == undisturbed()


def test_a_finished_run_resumes_to_the_same_result() -> None:
    folder = stop_after(12)
    ended = last(drive.resume(PROGRAM, folder, {}))
    assert isinstance(ended, Ended) and ended.result == undisturbed()


def test_a_run_can_be_trained_on_for_more_epochs() -> None:
    folder = stop_after(12)
    ended = last(drive.resume(PROGRAM, folder, {"epochs": 15}))
    assert isinstance(ended, Ended) and ended.result == dict(finish(PROGRAM, {"epochs": 15}).result)


def test_a_run_killed_before_its_first_checkpoint_starts_over() -> None:
    records = drive.start(4, "tiny", PROGRAM, {}, threads=1)
    next(records)  # what the program shows before it trains
    folder = find_run("last")
    killed = folder.events.read_bytes()
    records.close()
    folder.events.write_bytes(killed)
    ended = last(drive.resume(PROGRAM, folder, {}))
    assert isinstance(ended, Ended) and ended.result == undisturbed()
    assert len([r for r in folder.records() if isinstance(r, Shown)]) == 1


def drive_on(home: str) -> None:
    """Start the run in `home`, or go on with it; the process doing this may be killed at any moment."""
    torch.set_num_threads(1)
    os.environ["TORCHDOJO_HOME"] = home
    drive.SAVE_SHARE = 1e9  # after every epoch
    there = runs()
    last(drive.resume(PROGRAM, there[0], {}) if there else drive.start(4, "tiny", PROGRAM, {}))


def written(home: Path) -> int:
    return sum(path.stat().st_size for path in home.glob("runs/*/events.jsonl"))


def is_done(home: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv("TORCHDOJO_HOME", str(home))
    return bool(runs()) and runs()[0].state == "done"


def test_killed_at_twenty_random_moments_it_ends_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["torchdojo.engine.drive", "torch._dynamo"]
    )  # what costs seconds to import
    drive_on(str(tmp_path / "whole"))
    whole, chance, kills = written(tmp_path / "whole"), random.Random(0), 0
    while kills < 20:
        home = tmp_path / f"killed-{kills}"
        while not is_done(home, monkeypatch):
            child = context.Process(target=drive_on, args=(str(home),))
            child.start()
            moment = written(home) + chance.randrange(whole // 3)
            while child.is_alive() and written(home) <= moment:
                child.join(chance.random() * 0.003)
            child.kill()
            child.join()
            assert child.exitcode in (0, -signal.SIGKILL), "the run could not go on"
            kills += child.exitcode == -signal.SIGKILL
        (folder,) = runs()
        ended = folder.ended
        assert ended is not None and ended.result == undisturbed()
        assert steps_of(folder) == finish(PROGRAM).losses


def test_a_damaged_checkpoint_is_named_and_nothing_is_touched() -> None:
    folder = stop_after(5)
    folder.checkpoint.write_bytes(folder.checkpoint.read_bytes()[:1000])
    events = folder.events.read_bytes()
    with pytest.raises(DojoError, match="damaged"):
        last(drive.resume(PROGRAM, folder, {}))
    assert folder.events.read_bytes() == events


def test_a_missing_checkpoint_is_named() -> None:
    folder = stop_after(5)
    folder.checkpoint.unlink()
    with pytest.raises(DojoError, match="missing"):
        last(drive.resume(PROGRAM, folder, {}))


def test_a_checkpoint_cannot_run_code() -> None:
    folder = stop_after(5)
    torch.save({"epoch": 1, "evil": Path}, folder.checkpoint)
    with pytest.raises(DojoError, match="damaged"):
        last(drive.resume(PROGRAM, folder, {}))


def test_another_setting_is_refused_on_resume() -> None:
    folder = stop_after(5)
    with pytest.raises(DojoError, match=r"lr was 0\.01 .* is 0\.5"):
        last(drive.resume(PROGRAM, folder, {"lr": 0.5}))


def test_settings_edited_between_stop_and_resume_are_noticed() -> None:
    folder = stop_after(5)
    edited = folder.path / "settings.json"
    edited.write_text(edited.read_text("utf-8").replace('"dropout": 0.1', '"dropout": 0.2'), "utf-8")
    with pytest.raises(DojoError, match=r"dropout was 0\.1 .* is 0\.2"):
        last(drive.resume(PROGRAM, folder, {}))


def test_two_processes_cannot_drive_one_run() -> None:
    folder = stop_after(5)
    with folder.lock():
        assert RunFolder(folder.path).ended is not None
        with pytest.raises(DojoError, match="in use"):
            last(drive.resume(PROGRAM, RunFolder(folder.path), {}))
