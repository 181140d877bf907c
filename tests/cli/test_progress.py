"""What is known of a run under way, and the few lines it is shown in."""

import io
import math

import pytest
from rich.cells import cell_len
from rich.console import Console

from torchdojo.cli.displays import LivePicture, PlainLines
from torchdojo.cli.progress import Progress, Trail, clock, took, written
from torchdojo.engine.records import Ended, Epoched, Record, Started, Steps


def run(epochs: int = 3, steps: int = 10) -> list[Record]:
    records: list[Record] = [Started(8, "mlp", {}, {}, epochs=epochs, steps_per_epoch=steps)]
    for epoch in range(epochs):
        first = epoch * steps
        losses = [2.0 / (1 + first + i) for i in range(steps)]
        records.append(Steps(epoch, first, {"loss": losses}, time=float(epoch + 1)))
        records.append(
            Epoched(epoch, first + steps, {"accuracy": 0.9, "baseline": 0.1}, time=float(epoch + 1))
        )
    return [*records, Ended("done", {"accuracy": 0.9}, None, float(epochs))]


def test_a_trail_stays_short_and_keeps_the_mean() -> None:
    trail = Trail(most=50)
    for i in range(1600):
        trail.add(float(i))
    assert len(trail.values) <= 100
    assert sum(trail.values) / len(trail.values) == pytest.approx(799.5)
    assert trail.places[0] == pytest.approx(trail.values[0] + 1)


def test_a_short_trail_is_the_series_itself() -> None:
    trail = Trail()
    for value in (3.0, math.inf, 1.0):
        trail.add(value)
    assert trail.values == [3.0, math.inf, 1.0] and trail.places == [1, 2, 3]


def test_pace_and_time_left_come_from_the_records() -> None:
    progress = Progress()
    for record in run()[:3]:  # one epoch of three, in one second
        progress.take(record)
    assert progress.rate == pytest.approx(10)
    assert progress.left == pytest.approx(2)
    assert progress.fraction == pytest.approx(1 / 3)


def test_a_resumed_run_does_not_count_what_was_done_before() -> None:
    progress = Progress()
    progress.take(Started(8, "mlp", {}, {}, start=6, epochs=10, steps_per_epoch=10, time=60.0))
    assert progress.rate == 0 and progress.left is None and progress.fraction == pytest.approx(0.6)
    progress.take(Steps(6, 60, {"loss": [1.0] * 20}, time=62.0))
    assert progress.rate == pytest.approx(10)
    assert progress.left == pytest.approx(2)


def test_numbers_are_written_for_people() -> None:
    assert [
        written("accuracy", 0.97654),
        written("accuracy", 97.0),
        written("w", 1.5),
        written("parameters", 575050.0),
    ] == [
        "97.7 %",
        "97",
        "1.5000",
        "575,050",
    ]
    as_read = {("accuracy", 0.97654): "97.7 %", ("accuracy", 97.0): "97", ("w", 1.5): "1.5000"}
    as_read |= {("direct", 120_422_400.0): "120,422,400", ("optim", 24_804.93): "24,804.9"}
    as_read |= {("loss", math.nan): "nan", ("loss", 3.2e-7): "3.2e-07", ("parameters", 575050.0): "575,050"}
    for (name, value), text in as_read.items():
        assert written(name, value) == text
    assert [clock(7), clock(750), clock(3723)] == ["0:07", "12:30", "1:02:03"]
    assert [took(0.82), took(42), took(61)] == ["0.8 s", "42 s", "1:01"]


def test_plain_lines_are_few_and_the_last_epoch_has_one() -> None:
    out = io.StringIO()
    display = PlainLines(Console(file=out, width=80))
    for record in run(epochs=1000, steps=1):
        display.show(record)
    lines = out.getvalue().splitlines()
    assert 2 <= len(lines) <= 4 and "\x1b" not in out.getvalue()
    assert lines[0].startswith("epoch 1/1000  ") and lines[-1].startswith("epoch 1000/1000  ")
    assert "accuracy 90.0 %  baseline 10.0 %" in lines[-1]


@pytest.mark.parametrize("width", [10, 20, 40, 79, 80, 200])
@pytest.mark.parametrize("height", [5, 40])
@pytest.mark.parametrize("epochs", [0, 3])
def test_the_live_lines_fit_every_terminal(width: int, height: int, epochs: int) -> None:
    display = LivePicture(Console(file=io.StringIO(), width=width, height=height, force_terminal=True))
    for record in run()[:-1]:
        display.progress.take(record)
    if epochs == 0:
        display.progress.started = Started(1, "x", {}, {})
    out = io.StringIO()
    Console(file=out, width=width + 50, height=height).print(display._picture())
    lines = out.getvalue().splitlines()
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert len(lines) <= (3 if height < 24 or width < 60 else 9)
    assert lines[0].startswith("epoch 3/3" if epochs else "step 30")


def test_the_live_lines_survive_losses_that_are_no_numbers() -> None:
    display = LivePicture(Console(file=io.StringIO(), width=80, height=40, force_terminal=True))
    display.show(Started(8, "mlp", {}, {}, epochs=2))
    for i, losses in enumerate(([math.nan], [math.inf, 1e308], [-math.inf])):
        display.show(Steps(0, i, {"loss": losses}, time=float(i)))
        display.draw_at = 0.0
    display.close()


def test_drawing_takes_at_most_a_hundredth_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, drawn = [0.0], []
    display = LivePicture(Console(file=io.StringIO(), width=80, height=40, force_terminal=True))
    monkeypatch.setattr(display.live, "start", lambda: None)
    monkeypatch.setattr(display.live, "refresh", lambda: drawn.append(clock[0]))
    cpu = iter(i * 0.004 for i in range(1000))  # every drawing takes 4 ms
    monkeypatch.setattr("torchdojo.cli.displays.time.thread_time", lambda: next(cpu))
    monkeypatch.setattr("torchdojo.cli.displays.time.monotonic", lambda: clock[0])
    for i in range(1000):
        clock[0] = i * 0.01
        display.show(Steps(0, i, {"loss": [1.0]}, time=clock[0]))
    assert 20 <= len(drawn) <= 10 / 0.4 + 1
