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
            case Steps():
                _add_steps(story, record)
            case Epoched(epoch=epoch):
                story.epochs = [*(e for e in story.epochs if e.epoch < epoch), record]
            case Shown(view=view):
                _add_view(story.views, view)
            case Ended():
                story.ended = record
    return story


def _add_steps(story: Story, record: Steps) -> None:
    """Append; what an interrupted epoch left is replaced when the epoch is run again after resume."""
    for name, values in record.values.items():
        steps, kept = story.series.setdefault(name, ([], []))
        while steps and steps[-1] > record.first:
            steps.pop()
            kept.pop()
        steps.extend(range(record.first + 1, record.first + 1 + len(values)))
        kept.extend(values)


def _add_view(views: list[list[View]], view: View) -> None:
    """Add a frame or a new group; a program resumed shows again what it showed before, that counts once."""
    for frames in views:
        if view in frames:
            return
        if _key(frames[0]) == _key(view) and not isinstance(view, Note):
            frames.append(view)
            return
    views.append([view])


def _key(view: View) -> tuple[object, ...]:
    return type(view), getattr(view, "title", None)
