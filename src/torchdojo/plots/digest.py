"""What the report's page draws, as plain JSON: a story with its long curves thinned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from torchdojo.engine.records import Epoched
from torchdojo.plots.curves import course, decimate, noisy, span_of
from torchdojo.plots.metrics import is_rate, metric_groups, names_of
from torchdojo.plots.page_words import NO_END, STATES
from torchdojo.plots.scale import wants_log
from torchdojo.plots.story import Story
from torchdojo.plots.thin import packed_views, rounded
from torchdojo.text import Text, language
from torchdojo.views import to_json

VIEWS = 220_000  # characters all views may take together
POINTS = 3000  # of all curves over the steps together, the same again for those over the epochs
CURVES = 16  # of values over the steps
ROWS = 100  # of the table of epochs
LONG = 300  # characters of one setting

Expected = Sequence[tuple[str, float, float]]  # name of a result, about, within


@dataclass(frozen=True, slots=True)
class About:
    """What the run's own folder does not say: its title, what its settings mean, what it was expected to give."""

    title: Text | None = None
    expected: Expected = ()
    explained: Mapping[str, Text] = field(default_factory=dict)


def digest(story: Story, folder: str, environment: Mapping[str, Any], about: About) -> dict[str, Any]:
    """Return everything the page draws."""
    settings = story.started.settings if story.started else {}
    return {
        "lang": language(),
        "story": _headline(story, folder, about.title),
        "result": _result(story.ended.result if story.ended else {}, about.expected),
        "series": _series(story),
        "epochs": _epochs(story.epochs),
        "views": packed_views(story.views, VIEWS),
        "settings": [
            {"name": name, "value": _cut(value), "says": to_json(about.explained.get(name))}
            for name, value in settings.items()
        ],
        "environment": [{"name": name, "value": _cut(value)} for name, value in environment.items()],
    }


def _headline(story: Story, folder: str, title: Text | None) -> dict[str, Any]:
    started, ended = story.started, story.ended
    number, program = (started.lecture, started.program) if started else (0, folder)
    called = title or Text(en=program or folder, zh=program or folder)
    if number:
        called = Text(en=f"Lecture {number} · {called.en}", zh=f"第 {number} 讲 · {called.zh}")
    last = ended.time if ended else max((e.time for e in story.epochs), default=0.0)
    return {
        "title": to_json(called),
        "state": ended.state if ended else "open",
        "stateIs": to_json(STATES[ended.state if ended else "open"]),
        "why": to_json(ended.why if ended else NO_END),
        "time": last,
        "steps": max((steps[-1] for steps, _ in story.series.values() if steps), default=0),
        "epochs": story.epochs[-1].epoch + 1 if story.epochs else 0,
        "folder": folder,
    }


def _result(result: Mapping[str, float], expected: Expected) -> list[dict[str, Any]]:
    promised = {name: (about, within) for name, about, within in expected}
    rows = []
    for name, value in result.items():
        about, within = promised.get(name, (None, None))
        kept = None if about is None or within is None else abs(value - about) <= within
        rows.append({"name": name, "value": to_json(value), "about": about, "within": within, "kept": kept})
    return rows


def _series(story: Story) -> list[dict[str, Any]]:
    """Return every value over the steps: all of it thinned, and smoothed where it is noisy; the loss comes first."""
    names = sorted(story.series, key=lambda name: name != "loss")[:CURVES]
    buckets = POINTS // 2 // max(1, len(names))
    packed = []
    for name in names:
        steps, values = story.series[name]
        log = wants_log(values)
        smoothed = (
            decimate(steps, course(values, span_of(len(values))), buckets // 2)
            if noisy(values, log)
            else None
        )
        packed.append(
            {
                "name": name,
                "raw": _points(decimate(steps, values, buckets)),
                "smooth": _points(smoothed) if smoothed else None,
                "log": log,
                "diverged": story.diverged if name == "loss" else None,
            }
        )
    return packed


def _points(points: tuple[Sequence[float], Sequence[float]]) -> Any:
    return [to_json(points[0]), to_json(rounded(list(points[1])))]


def _epochs(epochs: Sequence[Epoched]) -> dict[str, Any]:
    """Return the metrics as charts, accuracies and their baseline in one, and as a table."""
    names = names_of(epochs)[:CURVES]
    groups = metric_groups(epochs, CURVES) if len(epochs) > 1 else []
    buckets = POINTS // 2 // max(1, len(names))
    shown = epochs if len(epochs) <= ROWS else [*epochs[: ROWS // 2], *epochs[-ROWS // 2 :]]
    said = Text(
        en="The first and the last {n} of {all} epochs.", zh="共 {all} 个 epoch，这里是最前和最后各 {n} 个。"
    )
    return {
        "charts": [
            {"percent": is_rate(group[0][0]), "series": [_metric(epochs, *named, buckets) for named in group]}
            for group in groups
        ],
        "names": names,
        "rows": [to_json([e.epoch + 1, *(e.metrics.get(name) for name in names)]) for e in shown],
        "left_out": to_json(said.format(n=ROWS // 2, all=len(epochs))) if len(shown) < len(epochs) else None,
    }


def _metric(epochs: Sequence[Epoched], name: str, reference: bool, buckets: int) -> dict[str, Any]:
    there = [(e.epoch + 1, e.metrics[name]) for e in epochs if name in e.metrics]
    xs, ys = _points(decimate([x for x, _ in there], [y for _, y in there], buckets))
    return {"name": name, "x": xs, "y": ys, "reference": reference}


def _cut(value: Any) -> str:
    text = str(value)
    return text if len(text) <= LONG else text[:LONG] + "…"
