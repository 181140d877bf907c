"""A run told in records reads as one story, also when it was stopped and resumed."""

import math

from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.plots.story import tell
from torchdojo.text import Text
from torchdojo.views import Line, Note


def started(start: int = 0) -> Started:
    return Started(4, "four_steps", {"lr": 0.1}, {}, start=start, epochs=2)


def line(w: float) -> Shown:
    return Shown(Line(Text(en="Line", zh="直线"), [1, 2], [2, 4], w, 0.0))


def test_steps_are_counted_from_one_and_put_together() -> None:
    story = tell([started(), Steps(0, 0, {"loss": [3.0, 2.0]}), Steps(0, 2, {"loss": [1.0]})])
    assert story.series == {"loss": ([1, 2, 3], [3.0, 2.0, 1.0])}
    assert story.diverged is None


def test_a_resumed_run_reads_as_one() -> None:
    records: list[Record] = [
        started(),
        Steps(0, 0, {"loss": [3.0, 2.0]}),
        Epoched(0, 2, {"accuracy": 0.5}),
        Ended("stopped", {}),
        started(1),
        Steps(1, 2, {"loss": [1.0, 0.5], "lr": [0.1, 0.1]}),
        Epoched(1, 4, {"accuracy": 0.9}),
    ]
    story = tell(records)
    assert story.series == {"loss": ([1, 2, 3, 4], [3.0, 2.0, 1.0, 0.5]), "lr": ([3, 4], [0.1, 0.1])}
    assert [e.epoch for e in story.epochs] == [0, 1]
    assert story.ended is None, "a resumed run has not ended"


def test_a_view_shown_again_under_its_title_is_a_further_frame_but_a_note_is_not() -> None:
    note = Shown(Note(Text(en="Once.", zh="一次。")))
    story = tell([started(), note, line(1.0), line(2.0), note])
    assert [len(frames) for frames in story.views] == [1, 2, 1]


def test_divergence_is_a_nan_or_else_the_step_at_which_the_engine_gave_up() -> None:
    nan = [Steps(0, 10, {"loss": [1.0, math.nan, math.nan]})]
    assert tell(nan).diverged == 12
    grown = [Steps(0, 0, {"loss": [1.0, 1e9]})]
    assert tell([*grown, Ended("diverged", {})]).diverged == 2
    assert tell([*grown, Ended("done", {})]).diverged is None
