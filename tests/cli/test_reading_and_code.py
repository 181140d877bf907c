"""`read`, `code`, `programs`: the page and the code as they are."""

from pathlib import Path

import pytest

from cli.calling import CONTROL, Say
from torchdojo.lectures import catalogue

WITH_PAGE = [n for n in catalogue.lectures() if len([*catalogue.folder(n).glob("page.*.md")]) == 2]


@pytest.mark.parametrize("number", WITH_PAGE)
def test_a_page_is_shown_in_either_language(say: Say, number: int, lang: str) -> None:
    code, out, err = say("read", str(number), lang=lang)
    assert (code, err) == (0, "") and not CONTROL.search(out) and "$$" not in out
    raw = say("read", str(number), "--plain", lang=lang)[1]
    assert raw == (catalogue.folder(number) / f"page.{lang}.md").read_text("utf-8")


def test_the_code_is_the_file_itself_when_it_is_not_for_a_person(say: Say) -> None:
    path = catalogue.programs(5)["logits"]
    assert say("code", "5", "logits")[1] == path.read_text("utf-8")


def test_programs_are_listed_with_the_command_that_runs_them(say: Say, lang: str) -> None:
    _, out, _ = say("programs", "5", lang=lang)
    assert "torchdojo run 5 " in out and "torchdojo run 5 logits" in out
    assert say("run", "5", "--list", lang=lang)[1] == out


def test_a_lecture_without_a_page_says_so(say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(catalogue, "folder", lambda number: tmp_path)
    code, _, err = say("read", "5")
    assert code == 1 and "torchdojo code 5" in err
