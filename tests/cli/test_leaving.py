"""How errors that nobody foresaw leave."""

from pathlib import Path

import pytest

from cli.calling import Say
from torchdojo.cli import programs
from torchdojo.cli.grammar import Command


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError("a secret\nof two lines")

    monkeypatch.setattr(programs, "COMMAND", Command(programs.COMMAND.does, fail))


@pytest.mark.usefixtures("broken")
def test_an_unforeseen_error_is_one_sentence_and_a_report(say: Say, home: Path) -> None:
    code, out, err = say("programs")
    report = next((home / "errors").iterdir())
    assert (code, out) == (1, "")
    assert err == (
        "Something went wrong that torchdojo did not foresee (ZeroDivisionError: a secret). "
        f"The full report is in {report}\n"
    )
    text = report.read_text("utf-8")
    assert "Traceback" in text and "of two lines" in text and "command:" in text


@pytest.mark.usefixtures("broken")
def test_where_the_home_cannot_be_written_the_report_goes_elsewhere(
    say: Say, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temporary"))
    _, _, err = say("programs")
    assert str(tmp_path / "temporary") in err and next((tmp_path / "temporary").iterdir()).exists()


@pytest.mark.usefixtures("broken")
def test_debug_shows_the_traceback(say: Say) -> None:
    with pytest.raises(ZeroDivisionError):
        say("programs", "--debug")
