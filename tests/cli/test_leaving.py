"""How errors that nobody foresaw leave."""

from pathlib import Path

import pytest
from rich.cells import cell_len

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


@pytest.mark.parametrize("width", [40, 80])
def test_on_a_terminal_a_complaint_is_broken_at_words(
    say: Say, monkeypatch: pytest.MonkeyPatch, lang: str, width: int
) -> None:
    monkeypatch.setattr("torchdojo.cli.leaving.lively", lambda _: True)
    monkeypatch.setenv("COLUMNS", str(width))
    broken = say("run", "8", "--lrr", "1", lang=lang)[2]
    assert all(cell_len(line) <= width for line in broken.splitlines())
    assert all(option in broken for option in ("--momentum", "--epochs", "--device")), "no word is broken"


def test_a_path_is_never_broken(say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("torchdojo.cli.leaving.lively", lambda _: True)
    long = tmp_path / ("folder" * 15) / "a.png"
    assert str(long.parent) in say("run", "4", "--figure", str(long))[2]
