"""Losses that make everything worse that they are added up from: seen in the graphs that were learned from."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.bootstrapping import learns
from torchdojo.doctor.traces.computing import computed
from torchdojo.text import Text

LEAST = 5
SAYS = {
    "likelihood": Text(en="Logarithms of probabilities enter this loss with a plus: the likelihood is made small.",
                       zh="概率的对数以正号进入这个损失：似然被越压越小。"),
    "loss": Text(en="A loss enters here with a minus: the difference from the targets is made large.",
                 zh="这里的损失是以负号进入的：和目标的差距被越拉越大。"),
}  # fmt: skip


def found(case: Case) -> Iterator[Finding]:
    """Yield the line of a loss, if all that optimizers ever learned from has the same wrong sign."""
    rows = case.log.run.get("graphs", [])
    told = [event for event in case.backwards if event["graph"] is not None and event["graph"] >= 0]
    own = [rows[event["graph"]] for event in told if case.graph(event).leaves & case.owned]
    if len(own) < LEAST or len(own) < len(told) or _otherwise(case):
        return
    kinds = {_worse(row["ends"]) for row in own}
    learned = frozenset().union(*(row["leaves"] for row in own))
    if (
        len(kinds) == 1
        and "" not in kinds
        and learned <= case.owned
        and not any(row["frozen"] for row in own)
    ):
        yield Finding(computed(line_of(told[-1].where)), SAYS[kinds.pop()])


def _worse(ends: list[list[object]]) -> str:
    """Return what is made worse, if nothing is made better; of losses, if there is nothing else."""
    ways = {way for _, way in ends}
    likely = any(kind == "likelihood" and way == -1 for kind, way in ends)
    if 1 in ways or -1 not in ways:
        return ""
    return "likelihood" if likely else "loss" if ways == {-1} else ""


def _otherwise(case: Case) -> bool:
    """Whether a sign may be meant: something is maximised, rewards count, or a trained model was loaded."""
    settings = [group for one in case.optimizers for group in one["settings"] or ()]
    loaded = any(event.tick == 0 for event in case.events("load"))
    games = any(learns(flow_of(source_of(file))) for file in case.files)
    return loaded or games or any(group.get("maximize") for group in settings)
