"""What a rule is: an illness with its name, its page in both languages, its examples, and how it is recognised."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from torchdojo.doctor.case import Case
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import Source, source_of
from torchdojo.text import Text


class Severity(Enum):
    """How bad it is. Only an error changes the exit code."""

    ERROR = "error"  # a fact that nobody can mean
    WARNING = (
        "warning"  # a statistic with a threshold and a consequence, in at least 90 % of what was looked at
    )
    TIP = "tip"  # a habit


class Certainty(Enum):
    """What kind of knowledge it rests on."""

    FACT = "fact"
    STATISTIC = "statistic"


@dataclass(frozen=True, slots=True)
class Finding:
    """An illness found: the line to change, and what was seen, in numbers."""

    place: Place
    evidence: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One illness. `sick`, `cured` and `twins` are whole scripts; the line to be named ends in `# <- here`."""

    name: str  # the pattern, never the remedy: it reads well after "allow"
    severity: Severity
    certainty: Certainty
    what: Text
    why: Text
    cure: Text
    lecture: int
    source: str
    sick: str
    cured: str
    check: Callable[[Case], Iterator[Finding]]
    twins: tuple[str, ...] = ()  # honest code that looks like it
    read: Callable[[Source], Iterator[Finding]] | None = (
        None  # what is certain without running: `doctor check`
    )


def in_run(read: Callable[[Source], Iterator[Finding]]) -> Callable[[Case], Iterator[Finding]]:
    """Return the `check` of a rule for which the text says all: it reads every file of the user's that ran."""

    def check(case: Case) -> Iterator[Finding]:
        for file in case.files:
            yield from read(source_of(file))

    return check
