"""Where a run is drawn: views in the terminal, the report, sinks, the visdom server."""

import io
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from rich.console import Console

from cli.calling import COMMAND, Say, pretend, surroundings
from torchdojo.cli.gallery import Gallery
from torchdojo.cli.plotting import OPENERS, sinks_for
from torchdojo.plots.visdom_server import NEEDS
from torchdojo.text import DojoError, Text
from torchdojo.views import Images, Line, Note, Table, View

TABLE = Table(Text(en="A table", zh="一张表"), ["a"], [[1]])
NOTE = Note(Text(en="A note.", zh="一条说明。"))


def line(w: float) -> Line:
    return Line(Text(en="A line", zh="一条直线"), [1, 2], [2, 4], w, 0.0)


def shown(pictures: bool, *views: tuple[View, bool]) -> tuple[str, str]:
    """Return what a gallery shows at once and what at the end; True: while the program trains."""
    out = io.StringIO()
    gallery = Gallery(Console(file=out, width=80), pictures)
    for view, training in views:
        gallery.take(view, training)
    at_once = out.getvalue()
    gallery.finish()
    return at_once, out.getvalue()[len(at_once) :]


def test_views_are_shown_at_once_where_nothing_trains() -> None:
    at_once, later = shown(True, (TABLE, False), (line(2.0), False), (NOTE, False))
    assert "A table" in at_once and "y = 2x" in at_once and "A note." in at_once and later == ""


def test_while_a_program_trains_the_last_view_of_each_title_waits_for_the_end() -> None:
    at_once, later = shown(True, (line(1.0), True), (NOTE, True), (line(2.0), True))
    assert at_once == "" and "y = 2x" in later and "y = 1x" not in later and "A note." in later


def test_after_a_training_a_picture_taller_than_the_screen_is_named_only() -> None:
    tall = Images(Text(en="Mistakes", zh="错误"), [[[0.5] * 28] * 28] * 30, [str(i) for i in range(30)])
    _, later = shown(True, (tall, True), (line(2.0), True))
    assert "In the report: Mistakes" in later and "y = 2x" in later and len(later.splitlines()) < 30
    at_once, _ = shown(True, (tall, False))
    assert "In the report" not in at_once and len(at_once.splitlines()) > 30


def test_without_pictures_words_and_tables_are_still_shown() -> None:
    at_once, _ = shown(False, (TABLE, False), (line(2.0), False), (NOTE, False))
    assert "A table" in at_once and "A note." in at_once and "y = 2x" not in at_once


def test_colours_are_used_where_they_are_welcome() -> None:
    out = io.StringIO()
    Gallery(Console(file=out, width=80, force_terminal=True, color_system="standard"), True).show([line(2.0)])
    assert "\x1b[36m" in out.getvalue()


def test_the_report_is_written_anew_with_what_the_program_promises(say: Say, home: Path) -> None:
    folder = pretend("l04-a", 4, "four_steps", {}, result={"four_hours": 7.9994})
    code, out, err = say("report")
    assert (code, err) == (0, "") and out == f"{folder.path / 'report.html'}\n"
    page = (folder.path / "report.html").read_text("utf-8")
    assert "four_hours" in page and "四个步骤" in page and "每次更新" in page


def test_the_figure_of_a_run_is_drawn(
    say: Say, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[str, Path, object]] = []

    def write_figure(folder: object, path: Path, title: object) -> Text:
        drawn.append((str(folder), path, title))
        return Text(en="In English.", zh="用英文。")

    monkeypatch.setattr("torchdojo.plots.figure.write_figure", write_figure)
    pretend("l04-a", 4, "four_steps", {})
    code, out, _ = say("report", "last", "--figure", str(tmp_path / "a.svg"))
    assert code == 0 and out.endswith(f"{tmp_path / 'a.svg'}\nIn English.\n")
    assert [path for _, path, _ in drawn] == [tmp_path / "a.svg"]


def test_each_place_to_draw_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sink:
        def show(self, record: object) -> None: ...
        def close(self) -> None: ...

    monkeypatch.setitem(OPENERS, "visdom", Sink)
    monkeypatch.setitem(OPENERS, "tensorboard", Sink)
    assert len(sinks_for(["visdom", "terminal", "visdom"]).sinks) == 1
    assert len(sinks_for(["visdom", "tensorboard"]).sinks) == 2
    assert sinks_for(["none"]).sinks == []


def test_a_missing_package_is_said_before_the_training(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise DojoError(*[Text(en="No tensorboard.", zh="没有 tensorboard。")] * 3)

    monkeypatch.setitem(OPENERS, "tensorboard", missing)
    code, out, err = say("run", "4", "--plot", "tensorboard")
    assert code == 1 and out == "" and err.startswith("No tensorboard.\n")


@pytest.mark.skipif(
    any(find_spec(module) is None for module in NEEDS), reason="the extra visdom is not installed"
)
def test_the_visdom_server_answers_until_ctrl_c(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [*COMMAND, "visdom", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=surroundings(tmp_path),
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline().startswith("visdom is ready: http://")
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=300)
    assert (child.returncode, err) == (0, "")
