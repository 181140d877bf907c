"""The learner's folder: every file readable, and none of theirs ever lost."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from torchdojo.practice import bank
from torchdojo.practice import workspace as module
from torchdojo.practice.bank import WIDTH, Exercise, columns
from torchdojo.practice.workspace import Workspace, find, place_of, text_of
from torchdojo.text import LANGUAGES

EVERY = pytest.mark.parametrize("exercise", bank.exercises(), ids=lambda one: one.name)


@EVERY
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_says_lecture_title_and_task_on_top_and_holds_the_starter(
    exercise: Exercise, lang: str
) -> None:
    text = text_of(exercise, lang)
    tree = ast.parse(text)
    words = ast.get_docstring(tree) or ""
    assert str(exercise.lecture) in words.splitlines()[0]
    assert getattr(exercise.title, lang) in " ".join(words.splitlines()[:2])
    assert words.splitlines()[-1].endswith(f"torchdojo practice check {exercise.name}")
    assert text.endswith(exercise.starter.lstrip()) and "```" not in words
    top = text[: len(text) - len(exercise.starter.lstrip())]
    assert all(columns(line) <= WIDTH for line in top.splitlines())
    assert ast.dump(ast.Module(tree.body[1:], [])) == ast.dump(ast.parse(exercise.starter))


def test_every_exercise_has_a_file_of_its_own(workspace: Workspace) -> None:
    files = [workspace.file(one) for one in bank.exercises()]
    assert len(set(files)) == len(files) and all(file.is_file() for file in files)
    assert workspace.root / "01_linear_regression" / "01_mse.py" in files


def test_init_again_changes_nothing(workspace: Workspace, mse: Exercise) -> None:
    before = workspace.file(mse).stat().st_mtime_ns
    synced = workspace.sync()
    assert not (synced.new or synced.renewed or synced.kept)
    assert workspace.file(mse).stat().st_mtime_ns == before


def test_what_the_learner_wrote_survives_init_language_and_upgrade(
    workspace: Workspace, mse: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workspace.file(mse)
    file.write_text("mine", "utf-8")
    monkeypatch.setenv("TORCHDOJO_LANG", "zh")
    assert workspace.sync().kept == [file] and file.read_text() == "mine"
    monkeypatch.setattr(module, "text_of", lambda exercise, lang="": f"version 2 of {exercise.name}")
    assert workspace.sync().kept == [file] and file.read_text() == "mine"
    assert workspace.touched(mse)


def test_an_upgrade_renews_what_nobody_touched(
    workspace: Workspace, mse: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "text_of", lambda exercise, lang="": f"version 2 of {exercise.name}")
    assert len(workspace.sync().renewed) == len(bank.exercises())
    assert workspace.file(mse).read_text("utf-8") == "version 2 of mse"


def test_another_language_rewrites_only_untouched_files(
    workspace: Workspace, mse: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = workspace.file(mse).read_text("utf-8")
    monkeypatch.setenv("TORCHDOJO_LANG", "zh")
    workspace.sync()
    assert workspace.file(mse).read_text("utf-8") == text_of(mse, "zh") != english


def test_a_lost_note_overwrites_nothing(workspace: Workspace, mse: Exercise) -> None:
    file = workspace.file(mse)
    file.write_text("mine", "utf-8")
    (workspace.hidden / "written.json").write_text("{ damaged", "utf-8")
    workspace.sync()
    assert file.read_text("utf-8") == "mine"


def test_an_editor_that_changes_line_endings_has_not_changed_the_answer(
    workspace: Workspace, mse: Exercise
) -> None:
    file = workspace.file(mse)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert not workspace.touched(mse)


def test_a_deleted_file_comes_back(workspace: Workspace, mse: Exercise) -> None:
    workspace.file(mse).unlink()
    assert workspace.sync().new == [workspace.file(mse)]


def renumbered(monkeypatch: pytest.MonkeyPatch) -> Exercise:
    """The exercise mse, as a later version of torchdojo might number it."""

    class Later(Exercise):
        @property
        def order(self) -> int:
            return 9

    later = Later("mse", bank.find("mse").folder)
    monkeypatch.setattr(module, "exercises", lambda: (later,))
    return later


def test_a_new_number_moves_an_untouched_file(
    workspace: Workspace, mse: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, later = workspace.file(mse), renumbered(monkeypatch)
    workspace.sync()
    assert workspace.file(later) == workspace.root / place_of(later) and not old.exists()


def test_a_new_number_leaves_the_learners_file_where_it_is(
    workspace: Workspace, mse: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = workspace.file(mse)
    old.write_text("mine", "utf-8")
    later = renumbered(monkeypatch)
    workspace.sync()
    assert workspace.file(later) == old and old.read_text("utf-8") == "mine"


def test_a_new_number_never_writes_over_a_file_that_is_there(
    workspace: Workspace, mse: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = renumbered(monkeypatch)
    taken = workspace.root / place_of(later)
    taken.write_text("mine", "utf-8")
    workspace.sync()
    assert taken.read_text("utf-8") == "mine" and workspace.file(later) != taken


def test_reset_keeps_the_old_file(workspace: Workspace, mse: Exercise) -> None:
    file = workspace.file(mse)
    for number, words in enumerate(("first", "second"), 1):
        file.write_text(words, "utf-8")
        kept = workspace.reset(mse)
        assert kept == file.with_name(f"01_mse.kept-{number}.py") and kept.read_text("utf-8") == words
        assert not workspace.touched(mse)


def test_it_is_found_from_below_and_from_beside(workspace: Workspace, tmp_path: Path) -> None:
    for start in (tmp_path, workspace.root, workspace.root / "01_linear_regression"):
        found = find(start=start)
        assert found is not None and found.root == workspace.root
    assert find(str(tmp_path)) is None


def test_a_note_that_points_outside_is_not_followed(
    workspace: Workspace, mse: Exercise, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.py"
    outside.write_text("mine", "utf-8")
    note = json.loads((workspace.hidden / "written.json").read_text("utf-8"))
    note["mse"]["file"] = "../outside.py"
    (workspace.hidden / "written.json").write_text(json.dumps(note), "utf-8")
    assert workspace.file(mse) == workspace.root / place_of(mse)


def test_a_task_that_holds_quotes_and_backslashes_stays_a_docstring(mse: Exercise) -> None:
    class Odd(Exercise):
        _tasks = {  # noqa: RUF012
            "en": '# Odd\n\nA """quoted""" \\n\n```python\nx = 1\n```',
            "zh": '# 怪题\n\n"""引号""" \\n',
        }

    words = ast.get_docstring(ast.parse(text_of(Odd("mse", mse.folder), "en"))) or ""
    assert "A '''quoted''' \\n" in words and "```" not in words


def test_many_processes_at_once_write_one_folder(tmp_path: Path) -> None:
    code = "import sys, pathlib, torchdojo.practice.workspace as w; w.Workspace(pathlib.Path(sys.argv[1])).sync()"
    children = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(3)]
    assert [child.wait() for child in children] == [0, 0, 0]
    workspace = Workspace(tmp_path)
    assert not any(workspace.touched(one) for one in bank.exercises())
    assert (
        len(json.loads((workspace.hidden / "written.json").read_text("utf-8"))) == len(bank.exercises()) + 1
    )
