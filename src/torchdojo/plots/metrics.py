"""Which metrics of the epochs belong into one chart."""

from collections.abc import Sequence

from torchdojo.engine.records import Epoched

REFERENCES = ("baseline", "floor")  # what has to be beaten


def names_of(epochs: Sequence[Epoched]) -> list[str]:
    """Return the names of all metrics in the order they came."""
    return list(dict.fromkeys(name for epoch in epochs for name in epoch.metrics))


def is_rate(name: str) -> bool:
    """Whether the metric is a share of 1, to be written in percent."""
    return name.split("_")[-1] == "accuracy"


def metric_groups(epochs: Sequence[Epoched], most: int = 16) -> list[list[tuple[str, bool]]]:
    """Return groups of (name, is it a reference): accuracies together, other metrics alone, references in the first."""
    names = names_of(epochs)[:most]
    references = [(name, True) for name in names if name.split("_")[-1] in REFERENCES]
    others = [name for name in names if (name, True) not in references]
    rates = [(name, False) for name in others if is_rate(name)]
    groups = [rates] * bool(rates) + [[(name, False)] for name in others if not is_rate(name)]
    if not groups:
        return [references] if references else []
    return [groups[0] + references, *groups[1:]]
