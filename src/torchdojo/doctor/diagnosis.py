"""Asks every rule, puts causes before symptoms, and respects what the user's comments allow."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from torchdojo.doctor.case import Case
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.log import Log
from torchdojo.doctor.precedence import symptoms
from torchdojo.doctor.rule import Finding, Rule, Severity
from torchdojo.doctor.source import source_of

ORDER = list(Severity)


@dataclass(frozen=True, slots=True)
class Found:
    """A rule and what it found."""

    rule: Rule
    finding: Finding


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found: `explained` are symptoms of what is `found`, `accepted` the user wrote down as meant."""

    log: Log
    asked: int
    found: list[Found]
    explained: list[Found] = field(default_factory=list)
    accepted: list[Found] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)

    def has(self, severity: Severity) -> bool:
        """Whether something of this severity was found."""
        return any(one.rule.severity is severity for one in self.found)


def diagnose(log: Log, asked: Iterable[Rule] | None = None) -> Diagnosis:
    """Ask the rules about a log. A rule that fails is a trouble of ours, not of the script."""
    case = Case(log)
    some = list(rules().values() if asked is None else asked)
    troubles: dict[str, str] = {}
    everything: dict[tuple[str, str, int], Found] = {}
    for rule in some:
        try:
            for finding in rule.check(case):
                key = (rule.name, finding.place.file, finding.place.line)
                everything.setdefault(key, Found(rule, finding))
        except Exception as error:
            troubles[rule.name] = f"{type(error).__name__}: {error}"
    accepted = [one for one in everything.values() if _meant(one)]
    rest = [one for one in everything.values() if one not in accepted]
    rest.sort(
        key=lambda one: (ORDER.index(one.rule.severity), one.finding.place.file, one.finding.place.line)
    )
    later = symptoms(frozenset(one.rule.name for one in rest))
    return Diagnosis(
        log,
        len(some),
        found=[one for one in rest if one.rule.name not in later],
        explained=[one for one in rest if one.rule.name in later],
        accepted=accepted,
        troubles=troubles,
    )


def _meant(one: Found) -> bool:
    place = one.finding.place
    return one.rule.name in source_of(place.file).allowed(place.line)
