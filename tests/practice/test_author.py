"""The author's gate: whatever an author forgets or gets wrong is named."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from torchdojo.practice import author, bank
from torchdojo.practice.judge.sentences import SAYS
from torchdojo.practice.verdict import PASSED, Verdict
from torchdojo.practice.worker import Worker

MODEL = bank.find("mse")
CHINESE, QUOTED = re.compile("[\u4e00-\u9fff]"), re.compile('".*?"')  # a quoted name may be Chinese in both
Spoil = Callable[[Path], object]


class Judge:
    """Says of every answer of the bank what it should be told, or what a test wants it to be told."""

    def __init__(self, **instead: str) -> None:
        self.instead = instead

    def check(self, exercise: str, file: Path, source: str) -> Verdict:
        found = author.GETS.match(source)
        kind = found["kind"] if found else "unwritten" if file.name == "starter.py" else PASSED
        return Verdict(exercise, self.instead.get(file.stem, kind), SAYS["wrong-value"], seconds=0.5)


@pytest.fixture
def copy(tmp_path: Path) -> bank.Exercise:
    folder = tmp_path / "l01_linear_regression" / "mse"
    shutil.copytree(MODEL.folder, folder)
    return bank.Exercise("mse", folder)


def faults(exercise: bank.Exercise, **instead: str) -> list[str]:
    judge = cast(Worker, Judge(**instead))
    return [f"{fault.file}: {fault.what}" for fault in author.one(exercise, judge).faults]


def replace(name: str, old: str, new: str) -> Spoil:
    def spoil(folder: Path) -> None:
        words = (folder / name).read_text("utf-8")
        assert old in words
        (folder / name).write_text(words.replace(old, new), "utf-8")

    return spoil


def test_a_good_exercise_has_no_fault(copy: bank.Exercise) -> None:
    assert faults(copy) == []
    examined = author.one(copy, cast(Worker, Judge()))
    assert (examined.judged, examined.slowest) == (1 + len(copy.right) + len(copy.wrong), 0.5)


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ({"starter": PASSED}, "starter.py: should be unwritten, got passed"),
        ({"2_loop": "wrong-shape"}, "right/2_loop.py: should pass, got wrong-shape"),
        ({"summed": PASSED}, "wrong/summed.py: should get summed, got passed"),
        ({"summed": "wrong-value"}, "wrong/summed.py: should get summed, got wrong-value"),
    ],
)
def test_a_verdict_that_is_not_the_promised_one_is_named(
    copy: bank.Exercise, instead: dict[str, str], told: str
) -> None:
    assert faults(copy, **instead) == [told]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (replace("hints.toml", 'level = "E"', 'level = "X"'), "level X"),
        (replace("task.en.md", "Write the cost", "Write the cost " + "x" * 80), "task.en.md: line 3 is wider"),
        (replace("task.zh.md", "写出模型", "写出模型" * 11), "task.zh.md: line 3 is wider"),
        (replace("starter.py", "TODO", "todo"), "no TODO"),
        (replace("hints.toml", "Three steps", "return ((y_pred - ys) ** 2).mean()"), "contains its line"),
        (replace("wrong/summed.py", "# gets: summed", "# summed"), "its first line must say"),
        (replace("right/2_loop.py", "cost = 0", "l = cost = 0"), "E741"),
        (lambda folder: (folder / "right/3_dot_product.py").unlink(), "2 answers, at least 3"),
        (lambda folder: [path.unlink() for path in list((folder / "wrong").iterdir())[:6]], "at least 8"),
        (lambda folder: shutil.copy(folder / "right/1_vectorised.py", folder / "right/4.py"), "the same program"),
    ],
)  # fmt: skip
def test_what_an_author_forgets_is_named(copy: bank.Exercise, spoil: Spoil, told: str) -> None:
    spoil(copy.folder)
    assert any(told in one for one in faults(copy)), faults(copy)


def test_names_and_places_of_the_bank_are_unique() -> None:
    assert list(author.whole_bank()) == []


@pytest.mark.parametrize("exercise", bank.exercises(), ids=lambda one: one.name)
def test_every_sentence_of_the_bank_is_there_in_both_languages(exercise: bank.Exercise) -> None:
    texts = [exercise.title, exercise.task, exercise.notice, exercise.later, *exercise.hints]
    assert all(CHINESE.search(text.zh) for text in texts)
    assert not any(CHINESE.search(QUOTED.sub("", text.en)) for text in texts)


@pytest.mark.parametrize(
    ("word", "name"), [("mse", "mse"), ("01_mse.py", "mse"), ("cost_grid", "cost-grid"), ("lowest", "lowest-point")]
)  # fmt: skip
def test_an_exercise_is_found_by_name_file_or_part(word: str, name: str) -> None:
    assert bank.find(word).name == name


def test_two_learners_get_different_numbers_and_one_always_the_same() -> None:
    assert bank.seed_of(MODEL, "") == 0
    assert bank.seed_of(MODEL, "ann") == bank.seed_of(MODEL, "ann") != bank.seed_of(MODEL, "bob")
