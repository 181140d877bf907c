"""One learner at work: what every way in (command line, watch mode, page) does with folder, progress and worker."""

from collections.abc import Sequence
from types import TracebackType

from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.progress import DONE, Book, Progress, Record, now
from torchdojo.practice.verdict import STOPPED, Verdict
from torchdojo.practice.worker import Worker
from torchdojo.practice.workspace import Workspace, cannot_read
from torchdojo.text import DojoError, Text

BEHIND = (*DONE, "not-verified", "skipped")  # states of exercises that `next` passes by


class Learner:
    """`student`: a name for numbers of one's own, remembered; "" leaves the one that is."""

    def __init__(self, workspace: Workspace, student: str = "") -> None:
        self.workspace = workspace
        self.progress = Progress(workspace)
        self._student = student
        self._worker: Worker | None = None

    @property
    def worker(self) -> Worker:
        """Return the process that judges; the first call starts it."""
        if self._worker is None:
            self._worker = Worker()
        return self._worker

    def warm_up(self) -> None:
        """Start the worker without waiting: while it imports torch there are other things to do."""
        assert self.worker

    def open(self) -> None:
        """Bring the folder up to date and note who works here."""
        self.workspace.sync()
        if self._student or not self.progress.path.exists():
            with self.progress.change() as book:
                book.student = self._student or book.student
                book.current = book.current or exercises()[0].name

    def book(self) -> Book:
        """Return the progress as it stands."""
        return self.progress.read()

    def current(self) -> Exercise | None:
        """Return the exercise the learner is at, or the first that is not behind them; None: all are."""
        book = self.book()
        there = {one.name: one for one in exercises()}
        return there.get(book.current) or next((one for one in exercises() if not behind(book, one)), None)

    def following(self, exercise: Exercise | None) -> Exercise | None:
        """Return the next exercise that is not behind the learner, from the start again after the last."""
        there = list(exercises())
        place = there.index(exercise) + 1 if exercise else 0
        book = self.book()
        return next((one for one in [*there[place:], *there[:place]] if not behind(book, one)), None)

    def go(self, exercise: Exercise) -> None:
        """Make it the exercise the learner is at."""
        with self.progress.change() as book:
            book.current = exercise.name
            book.of(exercise.name).worked(now())

    def skip(self, exercise: Exercise) -> None:
        """Note that the learner leaves it for now."""
        with self.progress.change() as book:
            record = book.of(exercise.name)
            record.skipped = record.skipped or now().isoformat(timespec="seconds")
            record.settle()

    def check(self, exercise: Exercise) -> Verdict:
        """Judge what stands in the file now, and note the verdict. Raises DojoError if there is no file."""
        verdict = self._judge(exercise)
        if verdict.kind != STOPPED:
            try:
                with self.progress.change() as book:
                    book.of(exercise.name).judged(verdict, now())
            except DojoError as error:  # a full disk: the learner is told whether they are right all the same
                self.progress.notice = NOT_NOTED.format(what=error.what)
        return verdict

    def hints(self, exercise: Exercise) -> Sequence[Text]:
        """Return the hints seen so far and one more; all of them once it is passed."""
        if through(self.book().records.get(exercise.name)):
            return exercise.hints
        with self.progress.change() as book:
            record = book.of(exercise.name)
            record.hints = min(record.hints + 1, len(exercise.hints))
            record.worked(now())
            return exercise.hints[: record.hints]

    def may_see_solution(self, exercise: Exercise) -> bool:
        """Whether it can be shown without asking: it is passed, or was shown before."""
        record = self.book().records.get(exercise.name)
        return through(record) or bool(record and record.solution)

    def solution(self, exercise: Exercise) -> tuple[str, str]:
        """Return the course's solution and an alternative. Seen before passing, it is noted."""
        if not self.may_see_solution(exercise):
            with self.progress.change() as book:
                book.of(exercise.name).solution = now().isoformat(timespec="seconds")
        first, second = (path.read_text("utf-8") for path in exercise.right[:2])
        return first, second

    def reset(self, exercise: Exercise) -> str:
        """Start it again; return the name the old file was kept under, "" if there was none."""
        kept = self.workspace.reset(exercise)
        with self.progress.change() as book:
            record = book.of(exercise.name)
            record.passed = record.unverified = record.skipped = ""
            record.settle()
        return kept.name if kept else ""

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.close()

    def __enter__(self) -> "Learner":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def _judge(self, exercise: Exercise) -> Verdict:
        file = self.workspace.file(exercise)
        try:
            source = file.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            return Verdict(exercise.name, "not-utf-8", NOT_UTF_8.format(line=line))
        except OSError as error:
            raise cannot_read(file, error) from error
        student = self._student or self.book().student
        return self.worker.check(exercise.name, file.absolute(), source, student)


NOT_NOTED = Text(en="This verdict is not in your progress. {what}", zh="这次的结果没有记进进度。{what}")
NOT_UTF_8 = Text(
    en="The file is not saved as UTF-8 (see line {line}). Choose UTF-8 in your editor and save it again.",
    zh="文件不是按 UTF-8 保存的（第 {line} 行就不是）。请在编辑器里选择 UTF-8 编码，再保存一次。",
)


def behind(book: Book, exercise: Exercise) -> bool:
    """Whether the learner is done with it."""
    return book.state(exercise.name) in BEHIND


def through(record: Record | None) -> bool:
    """Whether everything that can be checked here holds."""
    return bool(record and (record.passed or record.unverified))
