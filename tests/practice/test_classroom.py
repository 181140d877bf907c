"""From a learner's export to a teacher's table, with files by people who mean harm."""

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from torchdojo.practice.bank import Exercise, find
from torchdojo.practice.classroom import Class, failed_most, judge_again
from torchdojo.practice.export import handed_in, page, seal
from torchdojo.practice.progress import Book, now
from torchdojo.practice.submissions import LARGEST, Refused, Submission, collected, newest
from torchdojo.practice.verdict import PASSED, Verdict
from torchdojo.practice.worker import Worker
from torchdojo.practice.workspace import Workspace
from torchdojo.text import Text

SCRIPT = "<script>alert(1)</script>"
RIGHT = find("mse").right[0].read_text("utf-8")


@pytest.fixture
def content(workspace: Workspace, mse: Exercise) -> dict[str, Any]:
    """What 小明 hands in: two wrong answers, then a right one."""
    workspace.file(mse).write_text(RIGHT, "utf-8")
    book = Book(student="小明")
    wanted = Text(en="the examples", zh="例子")
    for verdict in (
        Verdict("mse", "summed", wanted, wanted=wanted),
        Verdict("mse", "summed", wanted, wanted=wanted),
    ):
        book.of("mse").judged(verdict, now())
    book.of("mse").judged(Verdict("mse", PASSED, Text(en="Right.", zh="对了。")), now())
    return handed_in(workspace, book)


def put(folder: Path, name: str, content: dict[str, Any]) -> Path:
    """Write a file as torchdojo would, its sha256 included."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(json.dumps({**content, "sha256": seal(content)}), "utf-8")
    return file


def test_what_is_handed_in_comes_back_as_it_was(content: dict[str, Any], tmp_path: Path) -> None:
    put(tmp_path / "in", "a.json", content)
    (one,) = collected(tmp_path / "in")
    assert isinstance(one, Submission) and one.student == "小明" and not one.edited
    (answer,) = one.answers
    assert (answer.exercise, answer.lecture, answer.source) == ("mse", 1, RIGHT)
    assert (answer.record.state, answer.record.attempts) == ("passed", 3)
    assert failed_most(one.answers) == ("the examples", 2)


def test_only_what_was_begun_is_handed_in(content: dict[str, Any]) -> None:
    assert [row["name"] for row in content["exercises"]] == ["mse"]
    assert content["exercises"][0]["sha256"] == hashlib.sha256(RIGHT.encode()).hexdigest()


def test_the_page_shows_progress_and_answers_and_runs_nothing(content: dict[str, Any]) -> None:
    content["student"], content["exercises"][0]["source"] = SCRIPT, SCRIPT
    html = page(content)
    assert "passed" in html and "default-src 'none'" in html
    assert "<script" not in html and html.count("&lt;script&gt;") == 3


def row_changed(**changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        content["exercises"][0].update(changes)

    return change


HOSTILE: dict[str, Callable[[dict[str, Any]], None]] = {
    "no list": lambda content: content.update(exercises="mse"),
    "rows that are none": lambda content: content.update(exercises=[3]),
    "too many rows": lambda content: content.update(exercises=content["exercises"] * 1001),
    "one exercise twice": lambda content: content.update(exercises=content["exercises"] * 2),
    "a name of 10,000 letters": lambda content: content.update(student="x" * 10_000),
    "a name that is none": lambda content: content.update(student={"a": 1}),
    "another version": lambda content: content.update(format=99),
    "a state that is none": row_changed(state="genius"),
    "minus one attempt": row_changed(attempts=-1),
    "endless minutes": row_changed(elapsed=1e308),
    "attempts in words": row_changed(attempts="many"),
    "an answer of a megabyte": row_changed(source="#" * 1_000_000),
    "another answer than its sha256": row_changed(source="pass"),
    "failures that are none": row_changed(failed={"x": 3}),
    "failures without end": row_changed(failed={"x" * 1000: {"zh": "x", "times": 1}}),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_does_not_fit_is_refused_with_a_sentence(
    content: dict[str, Any], what: str, tmp_path: Path
) -> None:
    HOSTILE[what](content)
    put(tmp_path / "in", "a.json", content)
    (one,) = collected(tmp_path / "in")
    assert isinstance(one, Refused) and one.why.en.endswith(".") and one.why.zh.endswith("。")


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"exercises": [], "student": NaN}',
        b"[" * 100_000,
        b"1" * 5000,
    ],
)
def test_a_file_that_is_no_export_is_refused(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "a.json").write_bytes(damage)
    (one,) = collected(tmp_path)
    assert isinstance(one, Refused)


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(LARGEST * 1000)
    (one,) = collected(tmp_path)
    assert isinstance(one, Refused) and "MB" in one.why.en


def test_a_link_out_of_the_folder_is_not_followed(content: dict[str, Any], tmp_path: Path) -> None:
    target = put(tmp_path / "elsewhere", "a.json", content)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").symlink_to(target)
    (one,) = collected(tmp_path / "in")
    assert isinstance(one, Refused)


def test_a_changed_file_is_taken_and_said(content: dict[str, Any], tmp_path: Path) -> None:
    file = put(tmp_path / "in", "a.json", content)
    file.write_text(file.read_text("utf-8").replace('"attempts": 3', '"attempts": 1'), "utf-8")
    (one,) = collected(tmp_path / "in")
    assert isinstance(one, Submission) and one.edited
    assert "changed after export" in Class([one], [], {}).as_page()


def test_of_two_files_of_one_learner_the_newer_counts(content: dict[str, Any], tmp_path: Path) -> None:
    put(tmp_path / "in", "a.json", {**content, "exported": "2026-11-23T10:00:00+00:00"})
    put(tmp_path / "in", "b.json", {**content, "exported": "2026-11-24T10:00:00+00:00"})
    first, second = newest(list(collected(tmp_path / "in")))
    assert isinstance(first, Refused) and "b.json" in first.why.en and isinstance(second, Submission)


def test_learners_without_a_name_are_told_apart_by_their_folders(
    content: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for folder in ("20260101", "20260102"):
        put(tmp_path / "in" / folder, "torchdojo-practice.json", {**content, "student": ""})
    taken = [one for one in newest(list(collected(tmp_path / "in"))) if isinstance(one, Submission)]
    assert [one.student for one in taken] == ["20260101/torchdojo-practice", "20260102/torchdojo-practice"]


def test_of_two_files_of_one_moment_the_one_as_exported_counts(
    content: dict[str, Any], tmp_path: Path
) -> None:
    """A copy that was changed by hand must not push the real one aside, whatever its name."""
    put(tmp_path / "in", "real.json", content)
    changed = put(tmp_path / "in", "a.json", content)
    changed.write_text(changed.read_text("utf-8").replace('"attempts": 3', '"attempts": 1'), "utf-8")
    first, second = newest(list(collected(tmp_path / "in")))
    assert isinstance(first, Refused) and "of the same moment: real.json" in first.why.en
    assert isinstance(second, Submission) and not second.edited


def test_a_name_of_html_or_a_formula_stays_a_word(content: dict[str, Any], tmp_path: Path) -> None:
    put(tmp_path / "in", "a.json", {**content, "student": f"=1+1{SCRIPT}"})
    put(tmp_path / "in", "<img src=x onerror=alert(1)>.json", {"exercises": 3, "student": ""})
    there = list(collected(tmp_path / "in"))
    found = Class(
        [one for one in there if isinstance(one, Submission)],
        [one for one in there if isinstance(one, Refused)],
        {},
    )
    html = found.as_page()
    assert "<script" not in html and "<img" not in html
    row = list(csv.reader(found.as_csv().splitlines()))[1]
    assert row[0].startswith("'=1+1")


def test_answers_are_judged_again_and_a_false_claim_is_said(content: dict[str, Any], tmp_path: Path) -> None:
    honest, liar = dict(content), json.loads(json.dumps(content))
    harm = f"import os\nos.remove({str(tmp_path / 'in' / 'a.json')!r})\n{RIGHT}"
    liar["student"] = "liar"
    liar["exercises"][0].update(source=harm, sha256=hashlib.sha256(harm.encode()).hexdigest())
    put(tmp_path / "in", "a.json", honest)
    put(tmp_path / "in", "b.json", liar)
    taken = [one for one in collected(tmp_path / "in") if isinstance(one, Submission)]
    with Worker() as worker:
        judged = {(student, exercise): verdict for student, exercise, verdict in judge_again(taken, worker)}
    assert judged["小明", "mse"].passed and judged["liar", "mse"].kind == "file-written"
    assert (tmp_path / "in" / "a.json").exists()
    found = Class(taken, [], judged)
    assert found.as_page().count("not when judged here: mse") == 1
    rows = list(csv.DictReader(found.as_csv().splitlines()))
    assert [(row["student"], row["judged"]) for row in rows] == [("小明", "passed"), ("liar", "file-written")]
