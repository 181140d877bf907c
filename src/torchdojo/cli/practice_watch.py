"""Watch mode: the current exercise is judged whenever its file is saved, and it never moves on by itself."""

import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from queue import Empty, SimpleQueue

from torchdojo.cli import DONE, STOPPED, scrolled
from torchdojo.cli.keys import CONTINUED, GONE, Keys, listen_to_signals
from torchdojo.cli.practice_face import Face
from torchdojo.cli.practice_words import AS_GIVEN, KEPT, NO_EDITOR, NOT_YET, OPENED, RESET, SURE, unknown
from torchdojo.practice.bank import Exercise
from torchdojo.practice.learner import Learner, through
from torchdojo.practice.saves import Saves
from torchdojo.practice.verdict import STOPPED as CHECK_STOPPED
from torchdojo.practice.verdict import Verdict
from torchdojo.text import DojoError, Text

Event = tuple[
    str, object
]  # "key" and its name; "saved"; "judged" and a verdict or an error; "signal" and its number
WAIT = 0.5 if sys.platform == "win32" else None  # there Ctrl-C does not interrupt one who waits for a queue


def watched(at: Learner) -> int:
    """Watch until q; return the exit code."""
    return Watch(at).run()


class Watch:
    """The loop: events come in from threads, all that is decided is decided here."""

    def __init__(self, at: Learner) -> None:
        self.at = at
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.face = Face(at)
        self.saves = Saves(at.workspace.root, lambda: self.events.put(("saved", None)))
        self.keys = Keys(
            lambda key: self.events.put(("key", key)), lambda number: self.events.put(("signal", number))
        )
        self.exercise: Exercise | None = None
        self.checking: threading.Thread | None = None
        self.again = False  # saved while a check was under way
        self.asked: Callable[[], None] | None = None  # what a y does now
        self.ended = False

    def run(self) -> int:
        """Show, watch, obey."""
        with ExitStack() as stack:
            stack.callback(self._leave)
            stack.callback(listen_to_signals())
            self._choose(self.at.current())
            self.saves.start()
            self.face.polling = not self.saves.live
            stack.callback(self.saves.stop)
            stack.enter_context(self.keys)
            try:
                while not self.ended:
                    self.face.draw()
                    self._obey(*self._event())
            except KeyboardInterrupt:
                return STOPPED
        return DONE

    def _event(self) -> Event:
        while True:
            try:
                return self.events.get(timeout=WAIT)
            except Empty:
                continue

    def _leave(self) -> None:
        self.at.close()
        self.face.leave()

    def _obey(self, what: str, value: object) -> None:
        try:
            self._take(what, value)
        except DojoError as error:  # a full disk ends no sitting
            self.face.note = _in_short(error)

    def _take(self, what: str, value: object) -> None:
        if what == "key":
            self._press(str(value))
        elif what == "saved":
            self.face.note = None
            self.face.show(None)
            self._check()
        elif what == "judged":
            self._judged(value)
        elif what == "signal" and value == CONTINUED:
            self.keys.raw()

    def _press(self, key: str) -> None:
        self.face.note = self.at.progress.notice = None
        if key == GONE:
            self.ended = True
        elif self.asked:
            action, self.asked = self.asked, None
            self.face.question = None
            if key in ("y", "是"):
                action()
        elif self.face.chooser:
            self._choose_from_list(key)
        elif key in self._actions():
            self._actions()[key]()
        elif key == "escape":
            self.face.show(None)
        elif key in scrolled.KEYS:
            self.face.scrolled.move(key)
        else:
            self.face.note = unknown(key)

    def _actions(self) -> dict[str, Callable[[], None]]:
        always = {"q": self._quit, "l": self.face.choose, "?": self.face.help}
        if self.exercise is None:
            return always
        return always | {
            "n": self._next,
            "h": self._hint,
            "s": self._solution,
            "r": self._check,
            "o": self._open,
            "x": self._reset,
            "t": self.face.task,
        }

    def _quit(self) -> None:
        self.ended = True

    def _choose(self, exercise: Exercise | None) -> None:
        """Make it the current one and judge it as it stands."""
        self.exercise = exercise
        self.face.turn_to(exercise)
        if exercise:
            self.at.go(exercise)
            self.saves.follow(self.at.workspace.file(exercise))
            self._check()

    def _choose_from_list(self, key: str) -> None:
        chosen = self.face.move(key)
        if chosen:
            self._choose(chosen)

    def _next(self) -> None:
        assert self.exercise is not None
        if through(self.at.book().records.get(self.exercise.name)):
            self._choose(self.at.following(self.exercise))
        else:
            self.face.note = NOT_YET

    def _hint(self) -> None:
        assert self.exercise is not None
        self.face.hints(len(self.at.hints(self.exercise)))

    def _solution(self) -> None:
        assert self.exercise is not None
        if self.at.may_see_solution(self.exercise):
            self._show_solution()
        else:
            self._ask(SURE, self._show_solution)

    def _show_solution(self) -> None:
        assert self.exercise is not None
        self.face.solutions(self.at.solution(self.exercise))

    def _reset(self) -> None:
        self._ask(RESET, self._do_reset)

    def _do_reset(self) -> None:
        assert self.exercise is not None
        kept = self.at.reset(self.exercise)
        self.saves.follow(self.at.workspace.file(self.exercise))
        self.face.note = KEPT.format(name=kept) if kept else AS_GIVEN
        self.face.show(None)
        self._check()

    def _ask(self, question: Text, action: Callable[[], None]) -> None:
        self.asked, self.face.question = action, question

    def _open(self) -> None:
        from torchdojo.cli.editors import edit, editor

        assert self.exercise is not None
        found = editor()
        if found is None:
            self.face.note = NO_EDITOR
            return
        file = self.at.workspace.file(self.exercise)
        if found.window:
            edit(found, file)
            self.face.note = OPENED.format(editor=found.command[0])
            return
        self.keys.__exit__()
        try:
            edit(found, file)
        finally:
            self.keys.__enter__()

    def _check(self) -> None:
        """Judge in a thread; saved again meanwhile, the check under way is stopped and another begins."""
        if self.exercise is None:
            return
        if self.checking:
            self.again = True
            self.at.worker.stop()
            return
        self.face.checking = True
        self.checking = threading.Thread(target=self._judge, args=(self.exercise,), daemon=True)
        self.checking.start()

    def _judge(self, exercise: Exercise) -> None:
        try:
            result: object = (exercise, self.at.check(exercise))
        except Exception as error:
            result = error
        self.events.put(("judged", result))

    def _judged(self, result: object) -> None:
        self.checking, self.face.checking = None, False
        if self.again:
            self.again = False
            self._check()
            return
        if isinstance(result, tuple):
            exercise, verdict = result
            if exercise == self.exercise and isinstance(verdict, Verdict) and verdict.kind != CHECK_STOPPED:
                self.face.judged(verdict)
        elif isinstance(result, DojoError):
            self.face.judged(None)
            self.face.note = _in_short(result)
        elif isinstance(result, Exception):
            raise result


def _in_short(error: DojoError) -> Text:
    return Text(en="{what} {cure}", zh="{what}{cure}").format(what=error.what, cure=error.cure)
