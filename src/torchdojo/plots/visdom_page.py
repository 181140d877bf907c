"""Which windows a run has on the visdom page, and which of them changed since they were last sent."""

import hashlib
from collections.abc import Iterator

from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.plots.curves import smooth, span_of
from torchdojo.plots.scale import wants_log
from torchdojo.plots.visdom_trail import Trail
from torchdojo.plots.visdom_views import window_of
from torchdojo.plots.visdom_window import Json, Window, axis, colour, line, note, pairs, text
from torchdojo.text import Text
from torchdojo.views import Note, View

VIEWS = 40  # so many have a window each; more would fill any page, and the report has them all
FAINT = "#b5d3e8"  # the page sets the opacity of every curve to 1
STEP = Text(en="step", zh="更新次数")
EPOCH = Text(en="epoch", zh="epoch")
METRICS = Text(en="after each epoch", zh="每个 epoch 之后")
SMOOTHED = Text(en="{name}, smoothed", zh="{name}（平滑）")
BROKEN = Text(en="NaN or infinite from step {step} on", zh="从第 {step} 步起变成 NaN 或无穷大")
RUN = Text(en="lecture {lecture} · {program}", zh="第 {lecture} 讲 · {program}")
NOTES = Text(en="notes", zh="说明")
RESULT = Text(en="result", zh="结果")
STATES = {
    "done": Text(en="done", zh="完成"),
    "stopped": Text(en="stopped", zh="已停止"),
    "diverged": Text(en="diverged", zh="发散"),
    "failed": Text(en="failed", zh="出错中断"),
}


class Page:
    """Takes records, gives windows."""

    PREFIX = "torchdojo "  # begins the name of every window, so that others are left alone

    def __init__(self) -> None:
        self.steps: dict[str, Trail] = {}
        self.metrics: dict[str, Trail] = {}
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
                for name, value in record.metrics.items():
                    self.metrics.setdefault(name, Trail()).add(record.epoch + 1, value)
                self.dirty["metrics"] = None
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
        if name == "metrics":
            return self._metrics()
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
            line(x, y, name, FAINT),
            line(middle, smoothed, str(SMOOTHED.format(name=name)), colour(0)),
        ]
        layout: Json = {"xaxis": axis(STEP), "yaxis": axis(name, wants_log(y)), "showlegend": True}
        if trail.broken is not None:
            layout |= _marked(trail.broken)
        return Window(name, traces, layout)

    def _metrics(self) -> Window:
        traces = []
        for i, (name, trail) in enumerate(self.metrics.items()):
            x, y = trail.points
            traces.append(line(x, y, name, colour(i), mode="lines+markers" if len(x) < 50 else "lines"))
        layout = {"xaxis": axis(EPOCH), "yaxis": axis(""), "showlegend": True}
        return Window(str(METRICS), traces, layout)


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
