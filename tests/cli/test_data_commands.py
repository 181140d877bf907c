"""`torchdojo data`: what is here, what is damaged, where it lies."""

from pathlib import Path

import pytest

from cli.calling import Say
from torchdojo.data import catalogue


def test_every_set_is_listed_with_its_state(say: Say, lang: str) -> None:
    code, out, _ = say("data", lang=lang)
    assert code == 0 and all(name in out for name in catalogue.datasets())
    here, absent = {"en": ("here", "not fetched"), "zh": ("已就绪", "未下载")}[lang]
    for name, known in catalogue.datasets().items():
        row = next(line for line in out.splitlines() if line.startswith(f"{name} "))
        assert (here if known.bundled else absent) in row


def test_a_damaged_set_is_found_and_the_cure_named(say: Say, home: Path) -> None:
    known = catalogue.dataset("diabetes")
    folder = home / "data" / "diabetes"
    folder.mkdir(parents=True)
    for file in known.files:
        (folder / file.name).write_bytes(b"not what it should be")
    code, out, _ = say("data", "check", "diabetes")
    assert code == 1 and out == "damaged  diabetes\n  To mend it: torchdojo data fetch diabetes\n"


def test_the_bundled_sets_are_whole(say: Say) -> None:
    names = [name for name, known in catalogue.datasets().items() if known.bundled]
    code, out, _ = say("data", "check", *names)
    assert code == 0 and out.count("here") == len(names)


def test_only_the_path_goes_to_stdout_and_a_warning_that_nothing_is_there_to_stderr(
    say: Say, home: Path, lang: str
) -> None:
    code, out, err = say("data", "path", "mnist", lang=lang)
    assert (code, out) == (0, f"{home / 'data' / 'mnist'}\n")
    assert {"en": "not there yet", "zh": "还没有"}[lang] in err and "torchdojo data fetch mnist" in err
    assert say("data", "path")[1:] == (f"{home / 'data'}\n", "")
    assert say("data", "path", "digits")[2] == "", "it came with torchdojo"


def test_fetching_tells_where_the_set_is(say: Say, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(name: str, progress: object) -> Path:
        asked.append(name)
        return home / "data" / name

    monkeypatch.setattr("torchdojo.cli.data.fetch", fetch)
    code, out, _ = say("data", "fetch", "mnist")
    assert (code, asked) == (0, ["mnist"]) and out == f"mnist is here, whole: {home / 'data' / 'mnist'}\n"
