"""The command line called within the test process: quick, and what it prints is caught."""

from pathlib import Path

import pytest

from cli.calling import Said, Say
from torchdojo.cli.app import main
from torchdojo.cli.screen import complaints, screen


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of runs and data, 80 columns, English, nobody in front."""
    for name in ("TORCHDOJO_DATA", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"


@pytest.fixture
def say(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    def said(*words: str, lang: str = "en") -> Said:
        monkeypatch.setenv("TORCHDOJO_LANG", lang)
        screen.cache_clear()
        complaints.cache_clear()
        code = main(words)
        return code, *capsys.readouterr()

    return said
