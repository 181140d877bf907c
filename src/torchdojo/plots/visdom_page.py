"""Which windows a run has on the visdom page, and which of them changed since they were last sent."""

import hashlib
from collections.abc import Iterator

from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.plots.curves import smooth, span_of
from torchdojo.plots.metrics import metric_groups
from torchdojo.plots.names import NAMES
from torchdojo.plots.page_words import STATES, WORDS
from torchdojo.plots.scale import wants_log
from torchdojo.plots.visdom_trail import Trail
from torchdojo.plots.visdom_views import window_of
from torchdojo.plots.visdom_window import Json, Window, axis, colour, line, note, pairs, text
from torchdojo.text import Text
from torchdojo.views import Note, View

VIEWS = 40  # so many have a window each; more would fill any page, and the report has them all
FAINT = "#b5d3e8"  # the page sets the opacity of every curve to 1
EPOCH = Text(en="epoch", zh="epoch")
SMOOTHED = Text(en="{name}, smoothed", zh="{name}（平滑）")
BROKEN = Text(en="NaN or infinite from step {step} on", zh="从第 {step} 步起变成 NaN 或无穷大")
RUN = Text(en="lecture {lecture} · {program}", zh="第 {lecture} 讲 · {program}")
NOTES = Text(en="notes", zh="说明")
RESULT = Text(en="result", zh="结果")


class Page:
    """Takes records, gives windows."""

    PREFIX = "torchdojo "  # begins the name of every window, so that others are left alone

    def __init__(self) -> None:
        self.steps: dict[str, Trail] = {}
        self.metrics: dict[str, Trail] = {}
        self.groups: dict[str, list[str]] = {}  # window: metrics in it
        self.notes: list[Note] = []
        self.views: dict[str, View] = {}
        self.texts: dict[str, Window] = {}
        self.dirty: dict[str, None] = {}  # names of windows, in the order in which they changed

    def take(self, record: Record) -> None:
        """Remember what a record says."""
        match record:
            case Started():
                self._say(
                    "run", str(RUN.format(lecture=record.lecture, program=record.program)), record.settings
                )
            case Steps():
                self._step(record)
            case Epoched():
                self._epoch(record)
            case Shown():
                self._show(record.view)
            case Ended():
                title = f"{RESULT} · {STATES[record.state]}"
                self._say("result", title, {**record.result, **({"": record.why} if record.why else {})})

    def changed(self) -> Iterator[tuple[str, Window]]:
        """Yield name and content of the windows that changed since the last call."""
        names, self.dirty = self.dirty, {}
        for name in names:
            yield self.PREFIX + name, self._window(name)

    def _say(self, name: str, title: str, values: object) -> None:
        assert isinstance(values, dict)
        self.texts[name] = text(title, pairs(values))
        self.dirty[name] = None

    def _step(self, record: Steps) -> None:
        for name, values in record.values.items():
            trail = self.steps.setdefault(name, Trail())
            for step, value in enumerate(values, record.first + 1):
                trail.add(step, value)
            self.dirty[f"step {name}"] = None

    def _epoch(self, record: Epoched) -> None:
        for name, value in record.metrics.items():
            self.metrics.setdefault(name, Trail()).add(record.epoch + 1, value)
        for group in metric_groups([Epoched(0, 0, dict.fromkeys(self.metrics, 0.0))]):
            self.groups[f"epoch {group[0][0]}"] = [name for name, _ in group]
        self.dirty |= dict.fromkeys(self.groups)

    def _show(self, view: View) -> None:
        if isinstance(view, Note):
            self.notes = [*self.notes, view][-VIEWS:]
            self.dirty["notes"] = None
            return
        title = f"{type(view).__name__} {view.title.en}"
        name = "view " + hashlib.sha256(title.encode()).hexdigest()[:12]
        if name in self.views or len(self.views) < VIEWS:
            self.views[name] = view  # shown again under its title, it takes the place of what stood there
            self.dirty[name] = None

    def _window(self, name: str) -> Window:
        if name in self.groups:
            return self._metrics(self.groups[name])
        if name == "notes":
            return text(str(NOTES), "".join(window_of(n).data[0]["content"] for n in self.notes))
        if name in self.views:
            return window_of(self.views[name])
        return self.texts[name] if name in self.texts else self._curve(name.removeprefix("step "))

    def _curve(self, name: str) -> Window:
        """The curve of one value of every step: faint as it came, full as it looks smoothed."""
        trail = self.steps[name]
        (x, y), (middle, means) = trail.points, trail.means
        smoothed = smooth(means, span_of(len(means)))
        traces = [
            line(x, y, _called(name), FAINT),
            line(middle, smoothed, str(SMOOTHED.format(name=_called(name))), colour(0)),
        ]
        layout: Json = {"xaxis": axis(WORDS["step"]), "yaxis": axis("", wants_log(y)), "showlegend": True}
        if trail.broken is not None:
            layout |= _marked(trail.broken)
        return Window(_called(name), traces, layout)

    def _metrics(self, names: list[str]) -> Window:
        traces = []
        for i, name in enumerate(names):
            x, y = self.metrics[name].points
            mode = "lines+markers" if len(x) < 50 else "lines"
            traces.append(line(x, y, _called(name), colour(i), mode=mode))
        layout = {"xaxis": axis(EPOCH), "yaxis": axis(""), "showlegend": len(names) > 1}
        return Window(_called(names[0]), traces, layout)


def _called(name: str) -> str:
    return str(NAMES.get(name, name))


def _marked(step: float) -> Json:
    """Mark where the numbers end."""
    edge = {
        "type": "line",
        "x0": step,
        "x1": step,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": "#d62728"},
    }
    words = str(BROKEN.format(step=f"{step:.0f}"))
    return {"shapes": [edge], "annotations": [note(step, 1.0, words, yref="paper", xanchor="right")]}
