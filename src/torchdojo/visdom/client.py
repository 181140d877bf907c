"""The drawing calls of visdom's client without a server: `from torchdojo.visdom import Visdom`.

What is drawn is recorded with `track`, as views of the script's run: the report shows it, and so do the commands
for runs. Only what
the real client refuses raises here, and as there it is an AssertionError: arrays of a wrong shape or of different
lengths, labels below 1, an update without `win` or without X, a legend too short, an unknown `update` of a
heatmap. Any other failure, a full disk for one, costs a line in the log and never the training.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from torchdojo.visdom import charts
from torchdojo.visdom.desk import Desk, Opts, Word, drawing
from torchdojo.visdom.drawings import Cloud, Rows, Words
from torchdojo.visdom.shapes import columns_of, points_of

NOT_DRAWN = (
    *("audio", "dual_axis_lines", "embeddings", "graph", "mesh", "plotlyplot", "properties", "quiver"),
    *("set_window_data", "stem", "sunburst", "video"),
)


class Visdom(Desk):
    """Takes the arguments of the real client; those that say where its server is have no effect."""

    def __init__(self, server: str = "http://localhost", *args: Any, env: str = "main", **more: Any) -> None:
        super().__init__(env)
        self.server = server
        self.port = more.get("port", 8097)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name in NOT_DRAWN:
            return partial(self._not_drawn, name)
        raise AttributeError(f"visdom's client has no {name!r}")

    @drawing
    def line(
        self,
        Y: Any,
        X: Any = None,
        win: Word = None,
        env: Word = None,
        opts: Opts = None,
        update: Word = None,
        name: Word = None,
    ) -> Any:
        """Draw lines, or append to them: Y is (N,) or (N, M)."""
        if update == "remove":
            return self._without(win, env, name)
        assert update is None or (X is not None and win is not None), "an update of a line needs X and win"
        return self._lines(columns_of(Y, X), win, env, opts, update, name)

    @drawing
    def scatter(
        self,
        X: Any,
        Y: Any = None,
        win: Word = None,
        env: Word = None,
        opts: Opts = None,
        update: Word = None,
        name: Word = None,
    ) -> Any:
        """Draw points (N, 2), with labels Y from 1, or appended to a line by its name; (N, 3) as a table."""
        if update == "remove":
            return self._without(win, env, name)
        assert update is None or win is not None, "an update needs a window"
        if name and getattr(X, "ndim", 2) == 1:
            return self._lines(columns_of(Y, X), win, env, opts, update, name)
        points, labels = points_of(X, Y)
        if points.shape[1] == 3:
            return self._put(Rows(["x", "y", "z"], points.tolist()), win, env, opts)
        window = self._window(win, env)
        cloud = Cloud()
        if update == "append" and window and isinstance(window.drawing, Cloud):
            cloud, opts = window.drawing, {"title": window.names.title, **(opts or {})}
        cloud.add((x, y, label) for (x, y), label in zip(points.tolist(), labels, strict=True))
        return self._put(cloud, win, env, opts)

    @drawing
    def text(
        self, text: str, win: Word = None, env: Word = None, opts: Opts = None, append: bool = False
    ) -> Any:
        """Show a text, or append one; HTML loses its tags."""
        window, words = self._window(win, env), Words()
        if append and window and isinstance(window.drawing, Words):
            words, opts = window.drawing, {"title": window.names.title, **(opts or {})}
        words.add(str(text))
        return self._put(words, win, env, opts)

    @drawing
    def heatmap(
        self, X: Any, win: Word = None, env: Word = None, update: Word = None, opts: Opts = None
    ) -> Any:
        """Draw a grid of numbers, or add rows or columns to it."""
        if update == "remove":
            return self.close(win, env)
        window = self._window(win, env)
        before = window.drawing if window else None
        return self._put(charts.heat(X, opts or {}, before, update), win, env, opts)

    @drawing
    def surf(self, X: Any, win: Word = None, env: Word = None, opts: Opts = None) -> Any:
        """Draw a grid as a surface."""
        return self._put(charts.surface(X), win, env, opts)

    contour = surf

    @drawing
    def bar(self, X: Any, Y: Any = None, win: Word = None, env: Word = None, opts: Opts = None) -> Any:
        """Draw bars of heights X at places Y."""
        return self._put(charts.bar(X, Y, opts or {}), win, env, opts)

    @drawing
    def histogram(self, X: Any, win: Word = None, env: Word = None, opts: Opts = None) -> Any:
        """Draw how the values X are spread."""
        return self._put(charts.histogram(X, opts or {}), win, env, opts)

    @drawing
    def boxplot(self, X: Any, win: Word = None, env: Word = None, opts: Opts = None) -> Any:
        """Show smallest, quarters and largest of every column of X."""
        return self._put(charts.boxes(X, opts or {}), win, env, opts)

    @drawing
    def pie(self, X: Any, win: Word = None, env: Word = None, opts: Opts = None) -> Any:
        """Show the parts X of a whole."""
        return self._put(charts.shares(X, opts or {}), win, env, opts)

    @drawing
    def image(self, img: Any, win: Word = None, env: Word = None, opts: Opts = None) -> Any:
        """Show a picture (H, W) or (C, H, W)."""
        return self._put(charts.pictures(img, opts or {}), win, env, opts)

    @drawing
    def images(
        self,
        tensor: Any,
        nrow: int = 8,
        padding: int = 2,
        win: Word = None,
        env: Word = None,
        opts: Opts = None,
    ) -> Any:
        """Show pictures (N, C, H, W) or a list of them."""
        return self._put(charts.pictures(tensor, opts or {}), win, env, opts)

    @drawing
    def svg(
        self,
        svgstr: Word = None,
        svgfile: Word = None,
        win: Word = None,
        env: Word = None,
        opts: Opts = None,
    ) -> Any:
        """Keep a drawing as a file of the run."""
        assert svgstr or svgfile, "an SVG text or file is needed"
        return self._kept("svg", svgstr or open(str(svgfile), encoding="utf-8").read(), win, env, opts)

    @drawing
    def matplot(self, plot: Any, opts: Opts = None, env: Word = None, win: Word = None) -> Any:
        """Keep a matplotlib figure as a file of the run."""
        from io import StringIO

        drawn = StringIO()
        plot.savefig(drawn, format="svg")
        return self._kept("matplot", drawn.getvalue(), win, env, opts)
