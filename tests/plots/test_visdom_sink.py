"""The visdom sink and its parts: what it sends is bounded, and a server's absence or death costs one line."""

import json
import math
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plots.view_samples import EMPTY, EVIL, SAMPLES
from plots.visdom_page import closed_off
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps, to_row
from torchdojo.plots.sinks import Guarded, guarded
from torchdojo.plots.visdom_page import VIEWS, Page
from torchdojo.plots.visdom_server import Server
from torchdojo.plots.visdom_sink import VisdomSink
from torchdojo.plots.visdom_trail import BUCKETS, Trail
from torchdojo.plots.visdom_views import window_of
from torchdojo.plots.visdom_wire import Wire
from torchdojo.text import Text
from torchdojo.views import Note, Table, View

STARTED = Started(8, "mlp", {"lr": 0.1}, {}, 0, 2)
ALL = [*SAMPLES, *EMPTY]
NUMBERS = st.floats(allow_nan=True, allow_infinity=True, width=32)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with closed_off(tmp_path_factory.mktemp("visdom")) as running:
        yield running


def windows(server: Server, env: str = "main") -> dict[str, Any]:
    wire = Wire(server.url)
    there: dict[str, Any] = json.loads(wire.post("win_data", {"win": None, "eid": env}))
    wire.close()
    return there


def lines_till_dropped(sink: Guarded) -> list[Text]:
    """Show records as a training would until the sink is dropped, and then as many again."""
    lines: list[Text] = []
    deadline = time.monotonic() + 300
    while not lines and time.monotonic() < deadline:
        lines += sink.show(Steps(0, 0, {"loss": [1.0]}))
    for _ in range(100):
        lines += sink.show(Steps(0, 0, {"loss": [1.0]}))
    return lines + sink.close()


@given(st.lists(NUMBERS, max_size=30 * BUCKETS))
def test_a_trail_keeps_every_peak_in_bounded_room(values: list[float]) -> None:
    trail = Trail()
    for x, y in enumerate(values):
        trail.add(x, y)
    finite = [v for v in values if math.isfinite(v)]
    xs, ys = trail.points
    assert len(ys) <= 4 * BUCKETS
    assert xs == sorted(xs)
    assert all(values[int(x)] == y for x, y in zip(xs, ys, strict=True))
    assert (min(ys, default=None), max(ys, default=None)) == (
        min(finite, default=None),
        max(finite, default=None),
    )
    assert trail.broken == next((i for i, v in enumerate(values) if not math.isfinite(v)), None)
    assert sum(math.isnan(y) for y in trail.curve[1]) <= 2 * BUCKETS
    weights = [bucket.count for bucket in trail.buckets if bucket.count]
    total = math.fsum(w * m for w, m in zip(weights, trail.means[1], strict=True))
    assert total == pytest.approx(math.fsum(finite), rel=1e-6, abs=1e-6 * math.fsum(map(abs, finite)))


def test_a_short_trail_is_the_points_themselves() -> None:
    trail = Trail()
    for x in range(2 * BUCKETS):
        trail.add(x, -x)
    assert trail.points == ([*range(2 * BUCKETS)], [-x for x in range(2 * BUCKETS)])


def test_a_trail_shows_no_waves_that_are_not_there() -> None:
    trail = Trail()
    for x in range(100_000):
        trail.add(x, 1.0 + x % 24)
    _, ys = trail.points
    assert set(ys) == {1.0, 24.0}
    assert trail.means[1][:-1] == pytest.approx([12.5] * (len(trail.buckets) - 1), abs=0.5)


@pytest.mark.parametrize("view", ALL, ids=[f"{type(view).__name__}{i}" for i, view in enumerate(ALL)])
def test_every_view_becomes_a_message_of_bounded_size_without_markup_of_its_own(view: View) -> None:
    message = json.dumps(window_of(view).message("w", "main"), default=float)
    assert len(message) < 400_000
    assert json.dumps(EVIL)[1:-1] not in message
    assert "<img src=x" not in message


def test_a_long_run_is_sent_in_small_windows() -> None:
    page = Page()
    for first in range(0, 200_000, 1000):
        page.take(Steps(0, first, {"loss": [1.0 + (i % 7) for i in range(1000)], "norm": [0.5] * 1000}))
    sent = {name: json.dumps(window.message(name, "main")) for name, window in page.changed()}
    assert set(sent) == {"torchdojo step loss", "torchdojo step norm"}
    assert max(map(len, sent.values())) < 100_000
    assert list(page.changed()) == []


def test_a_view_shown_again_takes_its_own_place_and_their_number_is_bounded() -> None:
    page = Page()
    for i in range(3):
        page.take(Shown(Table(Text(en="same", zh="同"), ["a"], [[i]])))
    assert len(list(page.changed())) == 1
    for i in range(10 * VIEWS):
        page.take(Shown(Table(Text(en=f"table {i}", zh=f"表 {i}"), ["a"], [[i]])))
        page.take(Shown(Note(Text(en=f"note {i}", zh=f"说明 {i}"))))
    assert len(list(page.changed())) <= VIEWS + 1


def test_a_run_closes_the_windows_of_the_one_before_and_no_others(server: Server) -> None:
    wire = Wire(server.url)
    wire.post("events", {"data": [{"type": "text", "content": "mine"}], "win": "mine", "eid": "main"})
    wire.close()
    for record in (Steps(0, 0, {"loss": [1.0]}), Steps(0, 0, {"other": [1.0]})):
        sink = VisdomSink(server.url)
        sink.show(STARTED)
        sink.show(record)
        sink.close()
    assert set(windows(server)) == {"mine", "torchdojo run", "torchdojo step other"}


def test_a_resumed_run_shows_its_whole_curve(server: Server, tmp_path: Path) -> None:
    again = Started(8, "mlp", {}, {"folder": str(tmp_path)}, start=1, epochs=2, time=4.0)
    earlier: list[Record] = [STARTED, Steps(0, 0, {"loss": [4.0, 3.0]}), again, Steps(1, 2, {"loss": [2.0]})]
    rows = [json.dumps(to_row(record)) for record in earlier]  # the last was written before the thread looks
    (tmp_path / "events.jsonl").write_text("\n".join(rows) + "\n")
    sink = VisdomSink(server.url)
    for record in earlier[2:]:
        sink.show(record)
    sink.close()
    assert windows(server)["torchdojo step loss"]["content"]["data"][0]["y"] == [4.0, 3.0, 2.0]


def test_an_environment_of_its_own_is_made(server: Server) -> None:
    sink = VisdomSink(server.url, env="课堂")
    sink.show(STARTED)
    sink.close()
    assert "torchdojo run" in windows(server, "课堂")


def test_no_server_costs_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:  # bound, not listening: nobody answers
        taken.bind(("127.0.0.1", 0))
        sink = guarded([VisdomSink(f"http://127.0.0.1:{taken.getsockname()[1]}")])
        (line,) = lines_till_dropped(sink)
    assert "torchdojo visdom" in line.en
    assert "torchdojo visdom" in line.zh
    assert capfd.readouterr() == ("", "")


def test_no_server_costs_one_line_of_a_run_too_short_to_notice(capfd: pytest.CaptureFixture[str]) -> None:
    sink = guarded([VisdomSink("http://127.0.0.1:1")])
    lines = [*sink.show(STARTED), *sink.show(Ended("done", {})), *sink.close()]
    assert len(lines) == 1
    assert capfd.readouterr() == ("", "")


def test_a_server_that_dies_costs_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with closed_off(tmp_path) as server:
        sink = guarded([VisdomSink(server.url)])
        assert sink.show(STARTED) == []
        Waiting(server, "torchdojo run")()
        server.process.kill()
        (line,) = lines_till_dropped(sink)
    assert "no longer answers" in line.en
    assert capfd.readouterr() == ("", "")


class Waiting:
    """Waits until the server has a window."""

    def __init__(self, server: Server, name: str) -> None:
        self.server, self.name = server, name

    def __call__(self) -> None:
        deadline = time.monotonic() + 300
        while self.name not in windows(self.server):
            assert time.monotonic() < deadline, f"no window {self.name}"


class Deaf:
    """Takes connections and never answers."""

    def __enter__(self) -> str:
        self.socket = socket.create_server(("127.0.0.1", 0))
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self.socket.close()


def test_a_server_that_does_not_answer_never_holds_up_the_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torchdojo.plots.visdom_wire.ANSWERS_WITHIN", 2.0)
    with Deaf() as url:
        sink = VisdomSink(url)
        began = time.perf_counter()
        sink.show(STARTED)
        assert time.perf_counter() - began < 1
        assert len(lines_till_dropped(guarded([sink]))) == 1


def test_what_is_no_visdom_server_costs_one_line() -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Another(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_error(404)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Another) as other:
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        lines = lines_till_dropped(guarded([VisdomSink(f"http://127.0.0.1:{other.server_port}")]))
        other.shutdown()
        thread.join()
    assert len(lines) == 1


def test_a_whole_run_arrives_even_if_it_ends_at_once(server: Server) -> None:
    sink = VisdomSink(server.url)
    run: list[Record] = [STARTED, Steps(0, 0, {"loss": [3.0, 2.0]}), Epoched(0, 2, {"accuracy": 0.5})]
    for record in [*run, *map(Shown, SAMPLES), Ended("stopped", {"w": 1.0}, Text(en="why", zh="为什么"))]:
        sink.show(record)
    sink.close()
    there = windows(server)
    assert there["torchdojo step loss"]["content"]["data"][0]["y"] == [3.0, 2.0]
    assert there["torchdojo epoch accuracy"]["content"]["data"][0]["y"] == [0.5]
    assert "为什么" in there["torchdojo result"]["content"] or "why" in there["torchdojo result"]["content"]
    assert sum(name.startswith("torchdojo view") for name in there) == len(
        {_key(v) for v in SAMPLES} - {None}
    )


def _key(view: View) -> tuple[str, str] | None:
    return None if isinstance(view, Note) else (type(view).__name__, view.title.en)
