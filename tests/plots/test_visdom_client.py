"""`torchdojo.visdom.Visdom` against visdom's own client: the same calls, the same curves, the same refusals."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from plots.visdom_albums import fresh_album, views
from plots.visdom_page import closed_off
from torchdojo.plots.visdom_server import Server, unpacked
from torchdojo.views import Boundary, Curve, Surface, Table
from torchdojo.visdom import Visdom
from torchdojo.visdom.album import Album

DRAWN = """
v.line([0.], [0.], win="course", opts=dict(title="训练 loss", xlabel="step", ylabel="loss"))
for i in range(1, 5):
    v.line([1. / i], [i], win="course", update="append")
v.line([[0.0, 0.1]], [0.], win="two", opts=dict(title="test", legend=["loss", "acc."]))
v.line([[0.5, 0.9]], [1.], win="two", update="append")
v.line(Y=np.array([[1., 2.], [3., 4.], [5., 6.]]), win="matrix")
v.line(Y=np.array([[1., 2.], [3., 4.]]), X=np.array([[0., 1.], [2., 3.]]), win="pairs")
v.line(Y=np.array([1., 2.]), X=np.array([0., 1.]), win="named", name="a")
v.line(Y=np.array([7.]), X=np.array([9.]), win="named", name="b", update="append")
v.line(Y=np.array([3.]), X=np.array([2.]), win="named", name="a", update="append")
v.line(Y=np.array([4., 5.]), X=np.array([0., 1.]), win="again", opts=dict(title="one"))
v.line(Y=np.array([8., 9.]), X=np.array([2., 3.]), win="again", update="replace")
v.line(Y=np.array([1., 2.]), X=np.array([0., 1.]), win="less", name="a")
v.line(Y=np.array([1., 2.]), X=np.array([0., 1.]), win="less", name="b", update="append")
v.line(Y=None, win="less", name="a", update="remove")
v.line(Y=np.array([1.]), X=np.array([np.nan]), win="again", update="append")
v.line(Y=np.array([1.]), X=np.array([1.]), win="new", update="append", opts=dict(title="from nothing"))
v.line(Y=np.array([1., 10.]), win="log", opts=dict(ytype="log"))
v.line(Y=np.array([5.]), X=np.array([5.]), win="elsewhere", env="other")
v.line(Y=np.array([5.]), X=np.array([5.]), win="closed")
v.close("closed")
"""
OTHERS = """
v.scatter(np.array([[0., 1.], [2., 3.], [4., 5.]]), np.array([1, 2, 1]), win="points")
v.heatmap(np.array([[1, 2], [3, 4]]), win="heat")
v.heatmap(np.array([[5, 6]]), win="heat", update="appendRow")
v.surf(np.arange(6.).reshape(2, 3), win="surface", opts=dict(title="代价"))
v.contour(np.arange(6.).reshape(2, 3), win="contour")
v.text("a<br>b", win="words", opts=dict(title="words"))
v.text("c", win="words", append=True)
"""
REFUSED = (
    "v.line(Y=np.zeros(2), X=np.zeros(3))",
    "v.line(Y=np.zeros((2, 2, 2)))",
    "v.line(Y=np.zeros((2, 2)), X=np.zeros((2, 3)))",
    "v.line(Y=np.zeros(2), win='w', update='append')",
    "v.line(Y=np.zeros(2), X=np.zeros(2), update='append')",
    "v.line(Y=np.zeros((3, 2)), opts=dict(legend=['one']))",
    "v.line(Y=None, win='w', update='remove')",
    "v.scatter(np.zeros(3))",
    "v.scatter(np.zeros((3, 4)))",
    "v.scatter(np.zeros((3, 2)), np.zeros(3))",
    "v.scatter(np.zeros((3, 2)), np.ones(4))",
    "v.scatter(np.zeros((3, 2)), np.array([1, 1.5, 2]))",
    "v.heatmap(np.zeros(3))",
    "v.heatmap(np.zeros((2, 2)), update='append')",
    "v.heatmap(np.zeros((2, 2)), opts=dict(rownames=['a']))",
    "v.surf(np.zeros(3))",
    "v.bar(np.zeros((2, 3)), opts=dict(legend=['a']))",
    "v.bar(np.zeros(3), Y=np.zeros(2))",
    "v.histogram(np.zeros((2, 2)))",
    "v.boxplot(np.zeros((2, 2, 2)))",
    "v.pie(np.array([1., -1.]))",
    "v.save('main')",
)
REAL = """
import json, sys, warnings
sys.modules["torch"] = None
import numpy as np
from visdom import Visdom
v = Visdom(port=int(sys.argv[1]), use_incoming_socket=False, raise_exceptions=True)
v.close()
exec(sys.argv[2])
refused = []
for call in json.loads(sys.argv[3]):
    try:
        exec(call)
    except AssertionError:
        refused.append(call)
v.close(win=None, env="none")
print(json.dumps([json.loads(v.get_window_data(env="main")), json.loads(v.get_window_data(env="other")), refused]))
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with closed_off(tmp_path_factory.mktemp("visdom")) as running:
        yield running


@pytest.fixture(scope="module")
def real(server: Server) -> Any:
    """Windows of both environments and the refused calls, as visdom's own client and server have them."""
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-c",
            REAL,
            server.url.rsplit(":", 1)[1],
            DRAWN + OTHERS,
            json.dumps(REFUSED),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(unpacked()), *sys.path]), "no_proxy": "*"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def album(tmp_path: Path) -> Iterator[Album]:
    with fresh_album(tmp_path) as fresh:
        yield fresh


def drawn(calls: str) -> None:
    exec(calls, {"v": Visdom(), "np": np})


def traces(window: dict[str, Any]) -> dict[str, tuple[list[float], list[float]]]:
    return {trace["name"]: (trace["x"], trace["y"]) for trace in window["content"]["data"]}


def test_the_same_calls_give_the_same_lines_as_the_real_client(real: Any, album: Album) -> None:
    drawn(DRAWN + OTHERS)
    main, other, _ = real
    ours = {key: window for key, window in album.windows.items() if type(window.drawing).__name__ == "Lines"}
    assert {win for env, win in ours if env == "main"} == {
        win
        for win, w in main.items()
        if w["type"] == "plot" and w["content"]["data"][0].get("mode") == "lines"
    }
    assert {win for env, win in ours if env == "other"} == set(other)
    for (env, win), window in ours.items():
        theirs = (main if env == "main" else other)[win]
        view = window.drawing.view(window.names, None)  # type: ignore[arg-type]
        assert isinstance(view, Curve)
        lines = {name: (list(xs), list(ys)) for name, (xs, ys) in view.series.items()}
        assert lines == traces(theirs), win
        assert window.names.title == theirs["title"]
        assert view.log_y == (theirs["content"]["layout"].get("yaxis", {}).get("type") == "log")


def test_the_same_calls_give_the_same_grids_points_and_words(real: Any, album: Album) -> None:
    drawn(OTHERS)
    main = real[0]
    points, heat, surface, contour, words = views(album)
    assert isinstance(points, Boundary)
    for label, (xs, ys) in traces(main["points"]).items():
        assert [(x, y) for x, y, c in points.points if str(c) == label] == list(zip(xs, ys, strict=True))
    for ours, name in ((heat, "heat"), (surface, "surface"), (contour, "contour")):
        assert isinstance(ours, Surface)
        assert ours.z == main[name]["content"]["data"][0]["z"]
    assert isinstance(words, Table)
    assert [row[0] for row in words.rows] == main["words"]["content"].split("<br>")


@pytest.mark.parametrize("call", REFUSED)
def test_what_the_real_client_refuses_is_refused(call: str, real: Any, album: Album) -> None:
    assert call in real[2]
    with pytest.raises(AssertionError):
        drawn(call)
