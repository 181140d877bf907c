"""Runs on disk: found by name, readable after a crash, and safe when the disk is not."""

import os
import resource
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.tiny import PROGRAM
from torchdojo.engine import drive
from torchdojo.engine.folder import find_run, new_run, runs
from torchdojo.engine.home import home
from torchdojo.engine.program import Parts, Training
from torchdojo.engine.records import Started
from torchdojo.text import DojoError, Text


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path / "home"))
    return tmp_path


def run_once() -> None:
    for _ in drive.start(4, "tiny", PROGRAM, {"epochs": 1}, threads=1):
        pass


def test_two_runs_in_the_same_second_get_two_folders() -> None:
    assert new_run("l04-tiny").path != new_run("l04-tiny").path


def test_a_run_keeps_its_settings_and_what_it_ran_on() -> None:
    run_once()
    run = find_run("last")
    assert run.about["settings"]["epochs"] == 1 and run.about["given"] == {"epochs": 1}
    assert run.environment["threads"] == 1 and run.environment["torch"]
    assert run.state == "done"


def test_a_torn_last_line_is_skipped() -> None:
    run_once()
    run = find_run("last")
    whole = list(run.records())
    run.events.write_bytes(run.events.read_bytes()[:-20])
    assert list(run.records()) == whole[:-1]
    assert run.state == "interrupted"


def test_a_run_is_found_by_the_beginning_of_its_name() -> None:
    run_once()
    assert find_run(runs()[0].name[:10]).name == runs()[0].name


def test_a_name_nobody_has_lists_the_names_there_are() -> None:
    run_once()
    with pytest.raises(DojoError, match=runs()[0].name):
        find_run("l99")


def test_a_beginning_that_fits_several_runs_says_how_many() -> None:
    run_once()
    run_once()
    with pytest.raises(DojoError, match="2 runs begin with"):
        find_run("l04")


def test_a_run_refused_before_it_began_leaves_no_folder() -> None:
    def refuse(settings: Any) -> Training:
        yield Parts() if settings is None else refused()

    def refused() -> Parts:
        raise DojoError(Text(en="no file", zh="没有文件"), Text(en="w", zh="因"), Text(en="c", zh="法"))

    with pytest.raises(DojoError, match="no file"):
        for _ in drive.start(4, "tiny", replace(PROGRAM, run=refuse), {}, threads=1):
            pass
    assert runs() == []


def test_a_program_that_breaks_leaves_a_run_that_says_why() -> None:
    def broken(settings: Any) -> Training:
        yield Parts()
        raise ZeroDivisionError("in {step} 3")

    with pytest.raises(ZeroDivisionError):
        for _ in drive.start(4, "tiny", replace(PROGRAM, run=broken), {}, threads=1):
            pass
    ended = find_run("last").ended
    assert ended and ended.state == "failed"
    assert ended.why == Text(
        en="The program raised ZeroDivisionError: in {step} 3",
        zh="程序抛出了异常 ZeroDivisionError: in {step} 3",
    )


def test_with_no_runs_at_all_the_error_says_where_they_would_be() -> None:
    with pytest.raises(DojoError, match=str(home() / "runs")):
        find_run("last")


def test_a_removed_run_is_gone() -> None:
    run_once()
    find_run("last").remove()
    assert runs() == []


def test_a_home_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(DojoError, match="TORCHDOJO_HOME"):
        run_once()


def test_a_full_disk_stops_the_run_with_one_sentence_and_keeps_the_last_checkpoint() -> None:
    """The system refuses to let any file grow past a limit, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    records = drive.start(4, "tiny", PROGRAM, {"epochs": 60}, threads=1)
    assert isinstance(next(r for r in records if isinstance(r, Started) and r.steps_per_epoch), Started)
    run = find_run("last")
    checkpoint = run.checkpoint.read_bytes()
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (run.events.stat().st_size + 2000, hard))
        with pytest.raises(DojoError, match="larger than a file may be here"):
            for _ in records:
                pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert run.checkpoint.read_bytes() == checkpoint
    assert not [name for name in os.listdir(run.path) if name.endswith(".tmp")]
    for _ in drive.resume(PROGRAM, run, {}):
        pass
    assert run.state == "done"
