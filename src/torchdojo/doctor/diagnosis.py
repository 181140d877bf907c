"""Asks every rule, puts causes before symptoms, and respects what the user's comments allow."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from torchdojo.doctor.case import Case
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.log import Log
from torchdojo.doctor.precedence import EXPLAINS, symptoms
from torchdojo.doctor.rule import Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.trying import compared, tried

ORDER = list(Severity)


@dataclass(frozen=True, slots=True)
class Found:
    """A rule and what it found: in the run, or by reading alone."""

    rule: Rule
    finding: Finding
    read: bool = False


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found: `explained` are symptoms of what is `found`, `accepted` the user wrote down as meant."""

    log: Log | None  # None: nothing was run
    asked: int
    found: list[Found]
    explained: list[Found] = field(default_factory=list)
    accepted: list[Found] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)

    def has(self, severity: Severity) -> bool:
        """Whether something of this severity was found."""
        return any(one.rule.severity is severity for one in self.found)


def diagnose(log: Log, asked: Iterable[Rule] | None = None) -> Diagnosis:
    """Ask the rules about a run. Where nothing was learned they may speak about the text instead."""
    case = Case(log)
    nothing_seen = not log.run.get("ticks")

    def ask(rule: Rule) -> Iterator[Found]:
        seen = [Found(rule, finding) for finding in rule.check(case)]
        yield from seen
        if rule.read and nothing_seen and not seen:
            yield from (
                Found(rule, finding, read=True) for f in case.files for finding in rule.read(source_of(f))
            )

    return _sorted(list(rules().values() if asked is None else asked), ask, log, case.files)


def diagnose_text(files: Sequence[str], asked: Iterable[Rule] | None = None) -> Diagnosis:
    """Ask the rules about the text of files that do not run."""
    sources = [source_of(file) for file in files]

    def ask(rule: Rule) -> Iterator[Found]:
        for source in sources:
            if rule.read:
                yield from (Found(rule, finding, read=True) for finding in rule.read(source))

    every = rules().values() if asked is None else asked
    diagnosis = _sorted([rule for rule in every if rule.read], ask, None, list(files))
    unreadable = {source.file: source.trouble for source in sources if source.trouble}
    return replace(diagnosis, unreadable=unreadable)


def _sorted(
    some: list[Rule], ask: Callable[[Rule], Iterator[Found]], log: Log | None, files: list[str]
) -> Diagnosis:
    """Collect what the rules say. A rule that fails is a trouble of ours, not of the script."""
    troubles: dict[str, str] = {}
    everything: dict[tuple[str, str, int], Found] = {}
    for rule in some:
        try:
            for one in ask(rule):
                everything.setdefault((rule.name, one.finding.place.file, one.finding.place.line), one)
        except Exception as error:
            troubles[rule.name] = f"{type(error).__name__}: {error}"
    meant = [one for one in everything.values() if _meant(one)]
    after = {name for one in meant for name in EXPLAINS.get(one.rule.name, ()) if log is not None}
    accepted = [one for one in everything.values() if one in meant or one.rule.name in after]
    rest = [one for one in everything.values() if one not in accepted]
    rest.sort(
        key=lambda one: (ORDER.index(one.rule.severity), one.finding.place.file, one.finding.place.line)
    )
    found, explained = _without_symptoms(rest, apart=log is None)
    return Diagnosis(
        log,
        len(some),
        found=found,
        explained=explained,
        accepted=accepted,
        troubles=troubles,
        files=files,
    )


def _without_symptoms(rest: list[Found], apart: bool) -> tuple[list[Found], list[Found]]:
    """Part causes from symptoms; files that are read, not run, have nothing to do with each other."""
    names: dict[str, set[str]] = {}
    for one in rest:
        names.setdefault(one.finding.place.file if apart else "", set()).add(one.rule.name)
    later = {key: symptoms(frozenset(there)) for key, there in names.items()}
    explained = [one for one in rest if one.rule.name in later[one.finding.place.file if apart else ""]]
    return [one for one in rest if one not in explained], explained


def _meant(one: Found) -> bool:
    """Whether a comment allows it, or it is about one of several settings that are compared."""
    source, line = source_of(one.finding.place.file), one.finding.place.line
    experiment = compared(source, line) or (one.rule.severity is Severity.WARNING and tried(source, line))
    return allowed(one) or experiment


def allowed(one: Found) -> bool:
    """Whether a comment allows it: `# doctor: ok RULE`."""
    place = one.finding.place
    return one.rule.name in source_of(place.file).allowed(place.line)
