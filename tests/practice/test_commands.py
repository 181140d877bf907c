"""`torchdojo practice` without a terminal: what it prints, what it writes, how it ends."""

import errno
import json
import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli.calling import Say
from torchdojo.practice import bank
from torchdojo.practice.progress import Progress
from torchdojo.practice.workspace import Workspace

RIGHT = bank.find("mse").right[0].read_text("utf-8")
WRONG = "def mse(w, xs, ys):\n    return ((w * xs - ys) ** 2).sum()\n"


def test_without_a_folder_it_says_how_to_make_one(say: Say) -> None:
    for words in ([], ["list"], ["check"], ["status"], ["hint"]):
        code, out, err = say("practice", *words)
        assert (code, out) == (2, "") and "torchdojo practice init" in err


def test_init_says_where_to_begin_and_leaves_what_is_there(say: Say, tmp_path: Path) -> None:
    code, out, _ = say("practice", "init")
    assert code == 0 and str(tmp_path / "dojo") in out and "dojo/01_linear_regression/01_mse.py" in out
    (tmp_path / "dojo" / "01_linear_regression" / "01_mse.py").write_text("mine")
    assert "Files that are yours, left as they are: 1." in say("practice", "init")[1]
    assert (tmp_path / "dojo" / "01_linear_regression" / "01_mse.py").read_text() == "mine"


def test_bare_without_a_terminal_shows_the_task_and_checks_once(say: Say, file: Path) -> None:
    code, out, err = say("practice")
    assert code == 1 and "Write the cost of the model" in out and "fill in the place marked TODO" in out
    assert "Warming up" in err and "\x1b" not in out + err
    file.write_text(RIGHT)
    assert say("practice")[0] == 0


def test_check_ends_with_0_when_right_1_when_wrong_2_for_a_wrong_name(say: Say, file: Path) -> None:
    file.write_text(WRONG)
    code, out, _ = say("practice", "check", "mse")
    assert (
        code == 1
        and out.startswith("✗ That is the sum of the squares")
        and "fails: the examples of the task" in out
    )
    file.write_text(RIGHT)
    code, out, _ = say("practice", "check")
    assert code == 0 and out.startswith("✓ Right.") and "Notice:" in out and "Used next:" in out
    assert say("practice", "check", "nothing-like-it")[0] == 2
    assert say("practice", "check", "--nothing")[0] == 2


def test_check_speaks_json(say: Say, file: Path) -> None:
    file.write_text(WRONG)
    code, out, err = say("practice", "check", "--json")
    told = json.loads(out)
    assert (code, err, told["kind"], told["held"]) == (1, "", "summed", 0)
    assert told["says"]["zh"] and told["says"]["en"]
    code, out, _ = say("practice", "check", "--all", "--json")
    assert [row["exercise"] for row in json.loads(out)] == ["mse"]


def test_check_all_judges_what_was_begun(say: Say, file: Path) -> None:
    assert say("practice", "check", "--all")[0] == 0
    file.write_text(RIGHT)
    code, out, _ = say("practice", "check", "--all")
    assert code == 0 and "1 of 1 exercises that you began are right" in out


def test_a_file_in_another_encoding_is_told(say: Say, file: Path) -> None:
    file.write_bytes("import torch\n# 均方误差\n".encode("gbk"))
    code, out, _ = say("practice", "check", lang="zh")
    assert code == 1 and "UTF-8" in out and "第 2 行" in out


def test_without_watching_too_it_never_goes_on_by_itself(say: Say, file: Path) -> None:
    out = say("practice", "check")[1]
    assert "Nothing is written yet" in out and "dojo/01_linear_regression/01_mse.py" in out
    file.write_text(RIGHT)
    assert "Go on: torchdojo practice next" in say("practice", "check")[1]
    assert "✓ Right" in say("practice", "check")[1], "it is still the one that is checked"
    assert "02_cost_grid.py" in say("practice", "next")[1]


def test_keys_are_named_only_where_there_are_some(say: Say, file: Path) -> None:
    file.write_text(RIGHT)
    out = say("practice", "check")[1]
    assert "torchdojo practice solution mse" in out and "key s" not in out


def test_a_file_that_is_gone_is_told(say: Say, file: Path) -> None:
    file.unlink()
    assert say("practice", "diff")[0] == 0
    assert say("practice", "check")[0] == 1 and file.exists(), "it is written again"


def test_hints_rise_and_are_noted(say: Say, dojo: Workspace) -> None:
    hints = bank.find("mse").hints
    for seen in (1, 2, 3, 3):
        flat = "".join(say("practice", "hint", lang="zh")[1].split())
        assert ["".join(hint.zh.split()) in flat for hint in hints] == [n < seen for n in range(3)]
        assert Progress(dojo).read().of("mse").hints == seen


def test_a_solution_before_passing_must_be_wanted_and_is_noted(say: Say, dojo: Workspace, file: Path) -> None:
    code, out, err = say("practice", "solution")
    assert (code, out) == (2, "") and "--yes" in err
    code, out, _ = say("practice", "solution", "--yes")
    assert code == 0 and "y_pred = w * xs" in out and "Another way" in out
    file.write_text(RIGHT)
    say("practice", "check")
    assert Progress(dojo).read().state("mse") == "passed-after-solution"


def test_next_waits_for_passing_or_a_word(say: Say, dojo: Workspace, file: Path) -> None:
    code, _, err = say("practice", "next")
    assert code == 2 and "--skip" in err
    assert say("practice", "next", "--skip")[0] == 0
    assert Progress(dojo).read().state("mse") == "skipped"
    assert Progress(dojo).read().current == "cost-grid"
    assert say("practice", "next", "mse")[0] == 0
    file.write_text(RIGHT)
    say("practice", "check")
    code, out, _ = say("practice", "next")
    assert code == 0 and "The cost of many w at once" in out


def test_reset_keeps_and_diff_shows(say: Say, file: Path) -> None:
    original = file.read_text("utf-8")
    file.write_text(original.replace("...  # TODO", "\n    return 0"), "utf-8")
    assert "+    return 0" in say("practice", "diff")[1]
    code, out, _ = say("practice", "reset", "mse", "--yes")
    assert code == 0 and "01_mse.kept-1.py" in out and file.read_text("utf-8") == original


def test_open_calls_the_editor(say: Say, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    code, _, err = say("practice", "open")
    assert code == 1 and "dojo/01_linear_regression/01_mse.py" in err
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\necho opened >> "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{editor}' --wait")
    assert say("practice", "open")[0] == 0 and file.read_text("utf-8").endswith("opened\n")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [40, 60, 80])
def test_list_and_status_fit_the_screen(say: Say, dojo: Workspace, lang: str, columns: int) -> None:
    for words in ("list", "status"):
        code, out, _ = say("practice", words, lang=lang, columns=columns)
        assert code == 0
        assert all(cell_len(line) <= columns or "dojo/" in line for line in out.splitlines())
    assert len(json.loads(say("practice", "list", "--json")[1])) == len(bank.exercises())


def test_status_tells_every_state_apart(say: Say, dojo: Workspace) -> None:
    states = ["passed", "passed-with-hints", "passed-after-solution", "skipped", "not-verified", "tried"]
    first = [one.name for one in bank.exercises()[: len(states)]]
    with Progress(dojo).change() as book:
        for name, state in zip(first, states, strict=True):
            book.of(name).state = state
    lines = say("practice", "status")[1].splitlines()
    assert lines[0].startswith(" 1 #hs-go 3/6")
    assert f"3 of {len(bank.exercises())} passed" in " ".join(lines)


def test_a_damaged_progress_file_is_told(say: Say, dojo: Workspace) -> None:
    (dojo.hidden / "progress.json").write_text("{")
    assert "progress.damaged-1.json" in "".join(say("practice", "status")[1].split())


def test_a_students_numbers_are_their_own_and_remembered(say: Say, dojo: Workspace, file: Path) -> None:
    file.write_text(
        "def mse(w, xs, ys):\n    return ((w * xs - ys) ** 2).mean() if len(xs) == 3 else w * 0 + 1.0\n"
    )
    told = [
        json.loads(say("practice", "check", "--json", "--student", name)[1])["called"]
        for name in ("7", "8", "7")
    ]
    assert told[0] == told[2] != told[1]
    assert Progress(dojo).read().student == "7"


def test_a_right_answer_is_told_so_even_when_progress_cannot_be_written(
    say: Say, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk: the folder is as we wrote it, nothing more can be written."""
    file.write_text(RIGHT)
    assert say("practice", "init")[0] == 0

    def full(self: Path, *_: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr("torchdojo.engine.atomic.os.replace", full)
        code, out, err = say("practice", "check", "mse")
        assert code == 0 and out.startswith("✓ Right.")
        assert "This verdict is not in your progress." in err and "the disk is full" in err
        assert "磁盘满了" in say("practice", "check", "mse", lang="zh")[2]


def test_a_file_that_is_gone_is_said_to_be_gone(
    say: Say, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "sync", lambda self: None)  # it would write the file anew
    file.unlink()
    code, out, err = say("practice", "check", "mse")
    assert (code, out) == (1, "") and f"{file} is not there." in err and "torchdojo practice init" in err
    err = say("practice", "check", "mse", lang="zh")[2]
    assert f"找不到 {file}。" in err and "No such file" not in err


def test_export_makes_the_folder_it_is_given(say: Say, dojo: Workspace, tmp_path: Path) -> None:
    code = say("practice", "export", "hand/in/mine.json")[0]
    assert code == 0 and (tmp_path / "hand" / "in" / "mine.html").exists()
    (tmp_path / "taken").write_text("a file")
    code, _, err = say("practice", "export", "taken/mine.json")
    assert code == 1 and "Could not write" in err and "TORCHDOJO_HOME" not in err


def test_resetting_what_nobody_changed_leaves_no_copy(say: Say, file: Path) -> None:
    given = file.read_text("utf-8")
    assert "is as you were given it" in say("practice", "reset", "mse")[1]
    assert file.read_text("utf-8") == given and not list(file.parent.glob("*.kept-*"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_columns_of_the_list_stand_in_line(say: Say, dojo: Workspace, lang: str) -> None:
    lines = say("practice", "list", lang=lang, columns=120)[1].splitlines()
    starts = {
        cell_len(line[: line.index(str(getattr(one.title, lang)))])
        for line, one in zip(lines, bank.exercises(), strict=False)
    }
    assert len(starts) == 1
