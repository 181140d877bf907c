"""What learners handed in, read with distrust: anybody may have written these files."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from torchdojo.practice.bank import exercises
from torchdojo.practice.export import FACTS, FORMAT, seal
from torchdojo.practice.progress import Failing, Record, checked
from torchdojo.text import Text

LARGEST = 8 << 20  # bytes of a file
LONGEST = 100_000  # characters of an answer
NAME = 80  # characters of a learner's name
MOST = 10**7  # of anything that is counted


@dataclass(frozen=True, slots=True)
class Answer:
    """One exercise of one learner."""

    exercise: str
    lecture: int
    record: Record
    source: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What one learner handed in."""

    file: Path
    student: str
    exported: str
    answers: list[Answer] = field(default_factory=list)
    edited: bool = False  # the sha256 does not fit: changed after export


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not taken, and why."""

    file: Path
    why: Text


def collected(folder: Path) -> Iterator[Submission | Refused]:
    """Read every .json file in a folder and the folders in it, in order of name. Links are not followed."""
    there = (file for file in folder.rglob("*.json") if not _hidden(file.relative_to(folder)))
    for file in sorted(there):
        if file.is_symlink() or not file.is_file():
            yield Refused(file, Text(en="It is a link, not a file.", zh="这是链接，不是文件。"))
            continue
        try:
            yield _read(file, file.relative_to(folder).with_suffix("").as_posix())
        except _UnfitError as wrong:
            yield Refused(file, wrong.why)
        except RecursionError:
            yield Refused(file, Text(en="It is nested without end.", zh="层层嵌套，读不完。"))
        except OSError as error:
            yield Refused(
                file, Text(en=f"It cannot be read: {error.strerror}.", zh=f"读不了：{error.strerror}。")
            )


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def newest(there: list[Submission | Refused]) -> list[Submission | Refused]:
    """Keep one file per learner, the one exported last, of several such one that is as exported.

    The others are refused with a sentence.
    """
    last: dict[str, Submission] = {}
    for one in there:
        if isinstance(one, Submission) and (one.student not in last or _later(one, last[one.student])):
            last[one.student] = one
    kept: list[Submission | Refused] = []
    for one in there:
        if isinstance(one, Submission) and last[one.student] is not one:
            better = last[one.student]
            why = NEWER if better.exported > one.exported else SAME_TIME
            kept.append(Refused(one.file, why.format(student=one.student, file=better.file.name)))
        else:
            kept.append(one)
    return kept


NEWER = Text(en="{student} handed in a newer file: {file}.", zh="{student} 交了更新的一份：{file}。")
SAME_TIME = Text(
    en="{student} handed in another file of the same moment: {file}.",
    zh="{student} 交了同一时刻导出的另一份：{file}。",
)


def _later(one: Submission, other: Submission) -> bool:
    return (one.exported, not one.edited) > (other.exported, not other.edited)


class _UnfitError(Exception):
    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def _read(file: Path, name: str) -> Submission:
    """Return what stands in the file; `name` is for a learner who gave none."""
    size = file.stat().st_size
    if size > LARGEST:
        raise _UnfitError(
            Text(
                en=f"It has {size >> 20} MB; nothing that torchdojo exports is larger than {LARGEST >> 20} MB.",
                zh=f"有 {size >> 20} MB；torchdojo 导出的文件不会超过 {LARGEST >> 20} MB。",
            )
        )
    try:
        content = json.loads(file.read_text("utf-8"), parse_constant=_no_number)
    except ValueError:
        raise _UnfitError(Text(en="It is not JSON.", zh="不是 JSON。")) from None
    if not isinstance(content, dict) or "exercises" not in content or "student" not in content:
        raise _UnfitError(
            Text(
                en="It was not written by torchdojo practice export.",
                zh="不是 torchdojo practice export 导出的。",
            )
        )
    if content.get("format") != FORMAT:
        raise _UnfitError(
            Text(
                en="It was exported by another version of torchdojo ({v}).",
                zh="由别的版本的 torchdojo 导出（{v}）。",
            ).format(v=_word(content.get("torchdojo", "?"), 20))
        )
    student = _word(content["student"], NAME) or name[-NAME:]
    rows = content["exercises"]
    if not isinstance(rows, list) or len(rows) > 1000:
        raise _odd("exercises")
    known = {one.name: one.lecture for one in exercises()}
    answers = [answer for answer in map(_answer, rows) if answer.exercise in known]
    if len({answer.exercise for answer in answers}) < len(answers):
        raise _odd("exercises")
    placed = [Answer(one.exercise, known[one.exercise], one.record, one.source) for one in answers]
    return Submission(
        file, student, _word(content.get("exported", ""), 40), placed, seal(content) != content.get("sha256")
    )


def _answer(row: Any) -> Answer:
    if not isinstance(row, dict):
        raise _odd("exercises")
    facts = {key: row[key] for key in FACTS if key in row}
    facts["failed"] = row.get("failed", {})
    try:
        facts["failed"] = {_word(en, 200): _failing(one) for en, one in facts["failed"].items()}
        record = checked(Record(**facts))
        source = row.get("source", "")
        if not isinstance(source, str) or len(source) > LONGEST:
            raise _odd("source")
        if hashlib.sha256(source.encode()).hexdigest() != row.get("sha256"):
            raise _odd("sha256")
        numbers = [getattr(record, one.name) for one in fields(Record)]
        if any(isinstance(number, int | float) and not 0 <= number <= MOST for number in numbers):
            raise ValueError
        return Answer(_word(row.get("name", ""), NAME), 0, record, source)
    except (TypeError, ValueError, AttributeError):
        raise _odd("exercises") from None


def _failing(one: Any) -> Failing:
    times = one["times"]
    if not isinstance(times, int) or not 0 <= times <= MOST:
        raise ValueError
    return Failing(_word(one["zh"], 200), times)


def _word(value: Any, longest: int) -> str:
    """Return a short word of one line. Raises ValueError."""
    if not isinstance(value, str) or len(value) > longest:
        raise _UnfitError(Text(en="A name in it is too long, or is none.", zh="里面有过长或不合规的名字。"))
    return "".join(letter if letter.isprintable() else " " for letter in value).strip()


def _odd(what: str) -> _UnfitError:
    return _UnfitError(
        Text(
            en=f"Its part “{what}” is not as torchdojo writes it.",
            zh=f"其中的“{what}”不是 torchdojo 写的样子。",
        )
    )


def _no_number(word: str) -> float:
    raise ValueError(word)
