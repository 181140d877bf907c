"""A whole run as one value: what report and figure draw."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.plots.curves import diverged_at
from torchdojo.views import Note, View


@dataclass(slots=True)
class Story:
    """The records of one run, put together; a run that was stopped and resumed reads as one."""

    started: Started | None = None
    ended: Ended | None = None
    series: dict[str, tuple[list[int], list[float]]] = field(
        default_factory=dict
    )  # name: steps from 1, values
    epochs: list[Epoched] = field(default_factory=list)
    views: list[list[View]] = field(
        default_factory=list
    )  # a view shown again under its title is a further frame

    @property
    def diverged(self) -> int | None:
        """The step, counted from 1, at which the loss left for good; None if it stayed."""
        steps, losses = self.series.get("loss", ([], []))
        broken = diverged_at(losses)
        if broken is not None:
            return steps[broken]
        grown = self.ended is not None and self.ended.state == "diverged" and steps
        return steps[-1] if grown else None


def tell(records: Iterable[Record]) -> Story:
    """Put the records of a run together."""
    story = Story()
    for record in records:
        match record:
            case Started():
                story.started, story.ended = record, None
            case Steps(first=first, values=series):
                for name, values in series.items():
                    steps, kept = story.series.setdefault(name, ([], []))
                    steps.extend(range(first + 1, first + 1 + len(values)))
                    kept.extend(values)
            case Epoched():
                story.epochs.append(record)
            case Shown(view=view):
                _add_view(story.views, view)
            case Ended():
                story.ended = record
    return story


def _add_view(views: list[list[View]], view: View) -> None:
    for frames in views:
        if not isinstance(view, Note) and _key(frames[0]) == _key(view):
            frames.append(view)
            return
    views.append([view])


def _key(view: View) -> tuple[object, ...]:
    return type(view), getattr(view, "title", None)
