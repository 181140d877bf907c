"""What `torchdojo.visdom.Visdom` leaves behind: a run with its curves, whatever becomes of the script."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from plots.visdom_albums import fresh_album, run_of, views
from torchdojo.engine.folder import RunFolder
from torchdojo.engine.records import Ended, Shown, Started
from torchdojo.views import Confusion, Curve, Images
from torchdojo.visdom import Visdom
from torchdojo.visdom.album import Album
from torchdojo.visdom.drawings import SIDE


@pytest.fixture
def album(tmp_path: Path) -> Iterator[Album]:
    with fresh_album(tmp_path) as fresh:
        yield fresh


def test_the_script_of_the_course_runs_with_another_import_line(tmp_path: Path) -> None:
    script = (
        """
from visdom import Visdom
import numpy as np, torch
viz = Visdom()
assert viz.check_connection()
if viz.win_exists("train_loss"):
    viz.close("train_loss")
x_data, y_data = [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]
viz.line([0.], [0.], win="train_loss", opts=dict(title="train_loss"))
for i, w in enumerate(np.arange(0.0, 4.1, 0.1)):
    loss = torch.tensor(sum((w * x - y) ** 2 for x, y in zip(x_data, y_data)) / 3, requires_grad=True)
    viz.line(X=[w], Y=[loss.item()], win="train_loss", update="append" if i else None, opts=dict(xlabel="w"))
viz.images(torch.rand(8, 1, 28, 28), nrow=4, win="x")
viz.text(str(torch.arange(3).numpy()), win="pred", opts=dict(title="pred"))
"""
    ).replace("from visdom import", "from torchdojo.visdom import")
    subprocess.run([sys.executable, "-W", "error", "-c", script], env=_environment(tmp_path), check=True)
    (folder,) = (tmp_path / "runs").iterdir()
    records = list(RunFolder(folder).records())
    assert isinstance(records[0], Started)
    assert isinstance(records[-1], Ended)
    assert records[-1].state == "done"
    curve = next(r.view for r in records if isinstance(r, Shown) and isinstance(r.view, Curve))
    ((ws, losses),) = curve.series.values()
    assert len(ws) == 41
    assert losses[20] == pytest.approx(0.0, abs=1e-12)
    assert losses[0] == pytest.approx(56 / 3)


def test_a_script_that_fails_is_recorded_as_failed(tmp_path: Path) -> None:
    script = "from torchdojo.visdom import Visdom\nVisdom().text('hello', win='w')\nraise SystemError('mine')"
    done = subprocess.run(
        [sys.executable, "-c", script], env=_environment(tmp_path), capture_output=True, text=True
    )
    assert "SystemError: mine" in done.stderr
    (folder,) = (tmp_path / "runs").iterdir()
    assert RunFolder(folder).state == "failed"


def test_a_killed_script_keeps_what_was_written(tmp_path: Path) -> None:
    script = """
import os, sys
from torchdojo.visdom import Visdom
v = Visdom()
v.line([1., 2.], [0., 1.], win="w")
v.save(["main"])
print("saved", flush=True)
sys.stdin.read()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", script], env=_environment(tmp_path), **pipes) as child:  # type: ignore[call-overload]
        assert child.stdout.readline() == "saved\n"
        child.send_signal(signal.SIGKILL)
    (folder,) = (tmp_path / "runs").iterdir()
    *_, last = RunFolder(folder).records()
    assert isinstance(last, Shown)
    assert isinstance(last.view, Curve)
    assert [*map(list, last.view.series["1"])] == [[0.0, 1.0], [1.0, 2.0]]


def test_tensors_lists_and_single_numbers_are_taken(album: Album) -> None:
    v = Visdom()
    loss = torch.tensor(0.5, requires_grad=True)
    for y in (
        0.5,
        loss,
        [loss],
        torch.tensor([0.5], dtype=torch.bfloat16),
        np.float32(0.5),
        [np.float64(0.5)],
    ):
        v.line(y, [1], win="w", update="append")
    (curve,) = views(album)
    assert curve.series == {"1": [[1] * 6, [0.5] * 6]}


def test_pictures_are_grey_bounded_and_what_they_were_when_they_were_drawn(album: Album) -> None:
    v = Visdom()
    pixels = torch.zeros(2, 1, 3, 4)
    v.images(pixels, win="small", opts={"caption": "数字"})
    pixels += 1
    v.image(np.full((3, 1000, 500), 255, dtype=np.uint8), win="large")
    v.image(torch.rand(5, 5), win="one")
    small, large, one = views(album)
    assert small.images == [[[0.0] * 4] * 3] * 2
    assert small.captions == ["数字"] * 2
    assert max(map(max, large.images[0])) == pytest.approx(1.0)
    assert max(len(large.images[0]), len(large.images[0][0])) <= SIDE
    assert isinstance(one, Images)
    assert (len(one.images[0]), len(one.images[0][0])) == (5, 5)


def test_counts_of_classes_by_classes_are_a_confusion_matrix(album: Album) -> None:
    Visdom().heatmap(np.array([[3, 1], [0, 2]]), opts={"rownames": ["a", "b"], "columnnames": ["a", "b"]})
    (matrix,) = views(album)
    assert isinstance(matrix, Confusion)
    assert matrix.counts == [[3, 1], [0, 2]]


def test_bars_are_as_high_as_told(album: Album) -> None:
    v = Visdom()
    v.bar(np.array([1.0, 3.0, 2.0]), win="bars")
    v.histogram(torch.tensor([0.0, 0.1, 0.9, float("nan")]), win="histogram", opts={"numbins": 2})
    v.bar(np.array([[1.0, 2.0]]), win="named", opts={"rownames": ["甲"], "legend": ["x", "y"]})
    bars, histogram, named = views(album)
    assert [y for y in bars.series["1"][1] if y] == [1.0, 1.0, 3.0, 3.0, 2.0, 2.0]
    assert [y for y in histogram.series["count"][1] if y] == [2, 2, 1, 1]
    assert named.rows == [["甲", 1.0, 2.0]]


def test_windows_of_one_title_are_kept_apart_and_one_window_is_one_view(album: Album) -> None:
    v = Visdom()
    for win in ("a", "b"):
        v.line([1.0], [0.0], win=win, opts={"title": "same"})
    v.line([2.0], [1.0], win="b", update="append")
    first, second = views(album)
    assert (first.title.en, second.title.en) == ("same", "same (2)")
    assert second.series == {"1": [[0.0, 1.0], [1.0, 2.0]]}


def test_a_long_curve_stays_small(album: Album) -> None:
    v = Visdom()
    for i in range(20_000):
        v.line([100.0 if i == 777 else i % 7], [i], win="w", update="append")
    (curve,) = views(album)
    xs, ys = curve.series["1"]
    assert (777, 100.0) in zip(xs, ys, strict=True)
    assert run_of(album).events.stat().st_size < 500_000


def test_environments_windows_and_the_rest_of_the_client(album: Album, tmp_path: Path) -> None:
    v = Visdom(server="http://localhost", port=8097, env="课堂", use_incoming_socket=False)
    win = v.line([1.0], [0.0])
    assert v.win_exists(win)
    assert not v.win_exists(win, env="main")
    assert v.fork_env("课堂", "copy") == "copy"
    assert v.get_env_list() == ["copy", "课堂"]
    v.update_window_opts(win, {"title": "new"})
    assert json.loads(v.get_window_data(win))["series"] == {"1": [[0.0], [1.0]]}
    assert json.loads(v.save(["课堂"])) == ["课堂"]
    v.close()
    assert not v.win_exists(win)
    assert v.win_exists(win, env="copy")
    v.delete_env("copy")
    assert v.get_env_list() == ["课堂"]
    assert v.quiver(np.zeros((2, 2)), np.zeros((2, 2)), win="arrows") == "arrows"
    with pytest.raises(AttributeError):
        v.lines([1.0])


def test_a_figure_of_matplotlib_is_kept_as_a_file(album: Album) -> None:
    figure = pytest.importorskip("matplotlib.figure", reason="matplotlib is not installed").Figure()
    figure.add_subplot().plot([1, 2, 3])
    Visdom().matplot(figure, win="figure")
    (kept,) = run_of(album).path.glob("*.svg")
    assert "<svg" in kept.read_text("utf-8")
    assert str(kept) in views(album)[0].rows[0][0]


def test_a_disk_that_takes_nothing_costs_one_line(
    album: Album, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path / "file"))
    v = Visdom()
    for i in range(5):
        v.line([1.0], [i], win="w", update="append")
        album.write()
    (line,) = capsys.readouterr().err.splitlines()
    assert str(tmp_path / "file") in line


def test_what_cannot_be_drawn_costs_one_line_and_no_exception(
    album: Album, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert Visdom().line(object(), [1], win="w") is False
        assert Visdom().image("no picture") is False
    assert len(caplog.records) == 2


def test_threads_may_draw_together(album: Album) -> None:
    from concurrent.futures import ThreadPoolExecutor

    v = Visdom()

    def draw(k: int) -> None:
        for i in range(100):
            v.line([1.0], [i], win=f"w{k % 2}", update="append")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(draw, range(4)))
    assert sum(len(curve.series["1"][0]) for curve in views(album)) == 400


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "TORCHDOJO_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
