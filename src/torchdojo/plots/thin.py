"""Makes the views of a run small enough for a page, and says what was left out."""

import base64
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from torchdojo.plots.curves import decimate
from torchdojo.text import Text
from torchdojo.views import Boundary, Curve, Grid, Images, Note, Surface, Table, View, to_json

Json = dict[str, Any]

POINTS = 1200  # of all curves of one view together; a page is about so many pixels wide
SIDE = 61  # rows and columns of a grid
ROWS = 200  # of a table
DOTS = 600  # points over a boundary
PIXELS = 40_000  # of all pictures of one view together
FRAMES = 24


def packed_views(views: Sequence[Sequence[View]], budget: int) -> list[list[Json]]:
    """Return every view with its frames as JSON of at most `budget` characters together."""
    groups = [[packed(view) for view in _spread(frames, FRAMES)] for frames in views]
    sizes = [[len(json.dumps(frame, ensure_ascii=False)) for frame in frames] for frames in groups]
    while sum(map(sum, sizes)) > budget:
        largest = max(range(len(groups)), key=lambda g: sum(sizes[g]))
        if len(groups[largest]) > 1:  # fewer frames, the last one kept
            groups[largest], sizes[largest] = groups[largest][::-2][::-1], sizes[largest][::-2][::-1]
        else:
            groups[largest] = [_too_large(groups[largest][0])]
            sizes[largest] = [0]
    return groups


def packed(view: View) -> Json:
    """Return one view as JSON, thinned, floats rounded to five digits."""
    thinned, left_out = THINNERS.get(type(view), _whole)(view)
    return {**rounded(thinned), **({"left_out": to_json(left_out)} if left_out else {})}


def rounded(value: Any) -> Any:
    """Round every float in a JSON value to five significant digits: more no screen shows."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, Mapping):
        return {k: rounded(v) for k, v in value.items()}
    return [rounded(v) for v in value] if isinstance(value, list) else value


def _too_large(frame: Json) -> Json:
    said = Text(en="“{title}” is too large for this page.", zh="“{title}”太大，这个页面放不下。")
    title = frame.get("title", {"en": "…", "zh": "…"})
    cut = Text(en=title["en"][:80], zh=title["zh"][:80])
    return to_json(Note(said.format(title=cut)))


def _spread(values: Sequence[Any], most: int) -> list[Any]:
    """Return at most `most` of the values, evenly spread, the first and the last among them."""
    if len(values) <= most:
        return list(values)
    return [values[round(i * (len(values) - 1) / (most - 1))] for i in range(most)]


Thinned = tuple[Json, Text | None]


def _whole(view: View) -> Thinned:
    return to_json(view), None


def _curve(view: Curve) -> Thinned:
    buckets = max(20, POINTS // 2 // max(1, len(view.series)))
    series = {name: decimate(xs, ys, buckets) for name, (xs, ys) in view.series.items()}
    return {**to_json(Curve(view.title, view.x, view.y, {}, view.log_y)), "series": to_json(series)}, None


def _surface(view: Surface) -> Thinned:
    low = min(
        ((z, i, j) for i, row in enumerate(view.z) for j, z in enumerate(row) if math.isfinite(z)),
        default=(0, 0, 0),
    )
    rows, columns = _kept(len(view.y), low[1]), _kept(len(view.x), low[2])
    paths = {name: decimate(xs, ys, POINTS // 4) for name, (xs, ys) in view.paths.items()}
    made = Surface(
        view.title,
        [view.x[j] for j in columns],
        [view.y[i] for i in rows],
        [[view.z[i][j] for j in columns] for i in rows],
        view.x_label,
        view.y_label,
        view.z_label,
        {},
    )
    return {**to_json(made), "paths": to_json(paths)}, None


def _boundary(view: Boundary) -> Thinned:
    rows, columns = _kept(len(view.y), 0), _kept(len(view.x), 0)
    made = Boundary(
        view.title,
        [view.x[j] for j in columns],
        [view.y[i] for i in rows],
        [[float(f"{view.p[i][j]:.3f}") for j in columns] for i in rows],
        _spread(view.points, DOTS),
        view.x_label,
        view.y_label,
    )
    return to_json(made), _fewer(len(made.points), len(view.points), Text(en="points", zh="个点"))


def _kept(count: int, always: int) -> list[int]:
    return sorted({*_spread(range(count), SIDE), always} & set(range(count)))


def _table(view: Table) -> Thinned:
    left_out = _fewer(min(ROWS, len(view.rows)), len(view.rows), Text(en="rows", zh="行"))
    return to_json(Table(view.title, view.columns, view.rows[:ROWS])), left_out


def _images(view: Images) -> Thinned:
    shown, room = [], PIXELS
    for image in view.images:
        room -= sum(map(len, image))
        if room < 0:
            break
        shown.append(_pixels(image))
    packed = {**to_json(Images(view.title, [], view.captions[: len(shown)])), "images": shown}
    return packed, _fewer(len(shown), len(view.images), Text(en="pictures", zh="张图"))


def _pixels(image: Grid) -> Json:
    """One byte a pixel; NaN is black."""
    width = min(map(len, image), default=0)
    grey = bytes(
        round(255 * min(1.0, max(0.0, v if math.isfinite(v) else 0.0))) for row in image for v in row[:width]
    )
    return {"width": width, "height": len(image), "pixels": base64.b64encode(grey).decode()}


def _fewer(shown: int, there: int, what: Text) -> Text | None:
    if shown == there:
        return None
    said = Text(en="{shown} of {there} {what} are shown.", zh="共 {there} {what}，这里显示 {shown} {what}。")
    return said.format(shown=shown, there=there, what=what)


THINNERS: dict[type[Any], Callable[[Any], Thinned]] = {
    Curve: _curve,
    Surface: _surface,
    Boundary: _boundary,
    Table: _table,
    Images: _images,
}
