"""A folder to work in, and the command line called in it with one worker for all tests of a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.calling import Say
from torchdojo.cli.app import main
from torchdojo.cli.screen import complaints, screen
from torchdojo.practice import bank, learner
from torchdojo.practice.bank import Exercise
from torchdojo.practice.worker import Worker
from torchdojo.practice.workspace import Workspace


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """English, whatever the machine speaks, unless a test asks for another language."""
    monkeypatch.setenv("TORCHDOJO_LANG", "en")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "dojo")
    made.sync()
    return made


@pytest.fixture
def mse() -> Exercise:
    return bank.find("mse")


class Shared(Worker):
    """The one worker of these tests: importing torch once is enough."""

    def close(self) -> None:
        """Go on."""


@pytest.fixture(scope="module")
def shared() -> Iterator[Worker]:
    worker = Shared()
    yield worker
    Worker.close(worker)


@pytest.fixture
def say(
    tmp_path: Path, shared: Worker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Say:
    """Call the command line in an empty folder, nobody in front."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(learner, "Worker", lambda: shared)
    for name in ("VISUAL", "EDITOR", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)

    def said(*words: str, lang: str = "en", columns: int = 80) -> tuple[int, str, str]:
        monkeypatch.setenv("TORCHDOJO_LANG", lang)
        monkeypatch.setenv("COLUMNS", str(columns))
        screen.cache_clear()
        complaints.cache_clear()
        code = main(words)
        return code, *capsys.readouterr()

    return said


@pytest.fixture
def dojo(say: Say, tmp_path: Path) -> Workspace:
    assert say("practice", "init")[0] == 0
    return Workspace(tmp_path / "dojo")


@pytest.fixture
def file(dojo: Workspace) -> Path:
    return dojo.file(bank.find("mse"))
