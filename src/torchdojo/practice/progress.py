"""What the learner has done: a plain file that is never half written, and states that claim no more than was shown."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from torchdojo.engine import atomic
from torchdojo.practice.verdict import NOT_VERIFIED, Verdict
from torchdojo.practice.workspace import Workspace
from torchdojo.text import Text

PAUSE = 600  # seconds: more between two signs of work counts as a pause, and only this much as work
UNWRITTEN = "unwritten"  # no attempt: nothing was written yet
STATES = {
    "open": Text(en="not begun", zh="还没开始"),
    "tried": Text(en="begun", zh="做过，还没通过"),
    "passed": Text(en="passed", zh="通过"),
    "passed-with-hints": Text(en="passed with hints", zh="看提示后通过"),
    "passed-after-solution": Text(en="passed after seeing the solution", zh="看过答案后通过"),
    "skipped": Text(en="skipped", zh="跳过"),
    "not-verified": Text(en="needs a GPU: not verified here", zh="需要 GPU：这里没有验证"),
}
DONE = ("passed", "passed-with-hints", "passed-after-solution")


@dataclass(slots=True)
class Failing:
    """How often a property failed; its name in Chinese, the key being the English one."""

    zh: str
    times: int


@dataclass(slots=True)
class Record:
    """What is known of one exercise. Hints and the solution count until it is passed; moments are ISO 8601."""

    state: str = "open"
    attempts: int = 0
    hints: int = 0
    solution: str = ""  # when it was shown
    passed: str = ""  # when it was passed first
    unverified: str = ""  # when everything held that can be checked without a GPU
    skipped: str = ""
    cpu: float = 0.0  # seconds of all checks
    elapsed: float = 0.0  # seconds of work, pauses left out
    last: str = ""  # sign of work
    failed: dict[str, Failing] = field(default_factory=dict)  # by the name of the property, in English
    kinds: dict[str, int] = field(default_factory=dict)  # how often which mistake

    def worked(self, now: datetime) -> None:
        """Note a sign of work."""
        if self.last and not self.passed:
            since = (now - datetime.fromisoformat(self.last)).total_seconds()
            self.elapsed = round(self.elapsed + min(max(0.0, since), PAUSE), 1)
        self.last = _iso(now)

    def judged(self, verdict: Verdict, now: datetime) -> None:
        """Note a verdict."""
        self.worked(now)
        self.cpu = round(self.cpu + verdict.seconds, 3)
        if verdict.kind == UNWRITTEN:
            return
        if not self.passed:
            self.attempts += 1
        if verdict.passed:
            self.passed = self.passed or _iso(now)
        elif verdict.kind == NOT_VERIFIED:
            self.unverified = self.unverified or _iso(now)
        elif not self.passed:
            self.kinds[verdict.kind] = self.kinds.get(verdict.kind, 0) + 1
            if verdict.wanted:
                failing = self.failed.setdefault(verdict.wanted.en, Failing(verdict.wanted.zh, 0))
                failing.times += 1
        self.settle()

    def settle(self) -> None:
        """Say in one word what the facts amount to."""
        if self.passed:
            self.state = DONE[2] if self.solution else DONE[1] if self.hints else DONE[0]
        elif self.unverified:
            self.state = "not-verified"
        elif self.skipped:
            self.state = "skipped"
        else:
            self.state = "tried" if self.attempts else "open"


@dataclass(slots=True)
class Book:
    """All records, the exercise the learner is at, and who they are (for numbers of their own)."""

    current: str = ""
    student: str = ""
    records: dict[str, Record] = field(default_factory=dict)

    def of(self, name: str) -> Record:
        """Return the record of an exercise, a new one if there is none."""
        return self.records.setdefault(name, Record())

    def state(self, name: str) -> str:
        """Return the state of an exercise without making a record of it."""
        return self.records[name].state if name in self.records else "open"


class Progress:
    """The file progress.json of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.path = workspace.hidden / "progress.json"
        self.notice: Text | None = None  # what the learner should know of the file

    def read(self) -> Book:
        """Return what stands there. A damaged file is moved aside, never overwritten."""
        try:
            return book_of(json.loads(self.path.read_text("utf-8")))
        except FileNotFoundError:
            return Book()
        except (OSError, ValueError, TypeError, AttributeError):
            self._move_aside()
            return Book()

    @contextmanager
    def change(self) -> Iterator[Book]:
        """Read, let the caller change it, write: no other process comes between, no crash leaves half a file."""
        with self.workspace.locked():
            for left in self.path.parent.glob(f".{self.path.name}.*.tmp"):  # of a process that was killed
                left.unlink(missing_ok=True)
            book = self.read()
            yield book
            text = json.dumps(asdict(book), ensure_ascii=False, indent=1)
            atomic.write_bytes(self.path, text.encode())

    def _move_aside(self) -> None:
        names = (self.path.with_name(f"progress.damaged-{number}.json") for number in range(1, 10_000))
        aside = next(name for name in names if not name.exists())
        try:
            self.path.rename(aside)
        except OSError:  # another process was quicker
            return
        self.notice = Text(
            en=f"Your progress file could not be read. It was kept as {aside}; the count begins anew, your answers "
            "are all there. torchdojo practice check --all counts what passes.",
            zh=f"进度文件读不出来了，原文件保留为 {aside}；进度从头记起，你写的答案都在。"
            "用 torchdojo practice check --all 重新统计已通过的题。",
        )


def book_of(row: dict[str, Any]) -> Book:
    """Build it from what stands in the file. Raises ValueError, TypeError or AttributeError."""
    known = {one.name for one in fields(Record)}
    records = {}
    for name, facts in row["records"].items() if "records" in row else ():
        facts = {key: value for key, value in facts.items() if key in known}
        facts["failed"] = {en: Failing(**failing) for en, failing in facts.get("failed", {}).items()}
        records[name] = checked(Record(**facts))
    book = Book(row.get("current", ""), row.get("student", ""), records)
    if not (isinstance(book.current, str) and isinstance(book.student, str)):
        raise TypeError("current and student are words")
    return book


def checked(record: Record) -> Record:
    """Return it if its values are of the right kinds. Raises ValueError or TypeError."""
    empty = Record()
    for one in fields(Record):
        value, like = getattr(record, one.name), getattr(empty, one.name)
        fits = isinstance(value, int | float) if isinstance(like, float) else isinstance(value, type(like))
        if not fits or isinstance(value, bool):
            raise TypeError(f"{one.name} cannot be {value!r}")
    if record.last:
        datetime.fromisoformat(record.last)
    if record.state not in STATES:
        raise ValueError(f"state cannot be {record.state!r}")
    return record


def now() -> datetime:
    """Return the moment, with its time zone."""
    return datetime.now().astimezone()


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
