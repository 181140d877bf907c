"""A small bank and a folder to work in, so that what is tested does not change with the course."""

from pathlib import Path

import pytest

from torchdojo.practice import bank
from torchdojo.practice.bank import Exercise
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
