"""The exam: whole scripts with one planted mistake each, their cured twins, and honest scripts.

A script in `sick/` ends the line to be named in `# <- rule-name` (several such lines: each of them is a right answer).
Its cured twin is the same script without the lines that end in `# <- ...` or `# --`, and with the lines that start
with `#= `. A marked line that the cure keeps ends in `# <- rule-name, kept`. The doctor sees neither marks nor twins.
`# also: rule-name` is a second rule that has a right to speak.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from doctor.running import run
from torchdojo.doctor.diagnosis import diagnose

FOLDER = Path(__file__).parent
SICK = sorted((FOLDER / "sick").glob("*.py"))
HEALTHY = sorted((FOLDER / "healthy").glob("*.py"))
MARK = re.compile(r"\s*# <- ([a-z0-9-]+)(, kept)?$")
ALSO = re.compile(r"# also: ([a-z0-9-]+)$")
ONLY_SICK = re.compile(r"\s*# --$")
ONLY_CURED = re.compile(r"^(\s*)#= ?(.*)$")
MISSED: dict[str, str] = {
    "item_every_step__metrics": "on a CPU .item() waits for nothing",
}  # known misses, with the reason; a script that passes must leave the list


@dataclass(frozen=True)
class Patient:
    """A script with its mistake, what may be named and where, and its cured twin."""

    name: str
    sick: str
    cured: str
    rule: str
    lines: frozenset[int]
    also: frozenset[str]

    @property
    def twin(self) -> str:
        """The name of its cured twin."""
        return f"{self.name}-cured"


def patient(path: Path) -> Patient:
    """Read a script of `sick/`."""
    sick: list[str] = []
    cured: list[str] = []
    rules: set[str] = set()
    lines: set[int] = set()
    also: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        if second := ALSO.match(line):
            also.add(second[1])
        elif new := ONLY_CURED.match(line):
            cured.append(new[1] + new[2])
        elif mark := MARK.search(line):
            sick.append(line[: mark.start()])
            rules.add(mark[1])
            lines.add(len(sick))
            if mark[2]:
                cured.append(sick[-1])
        elif ONLY_SICK.search(line):
            sick.append(ONLY_SICK.sub("", line))
        else:
            sick.append(line)
            cured.append(line)
    if len(rules) != 1 or sick == cured:
        raise ValueError(f"{path.name} names the rules {sorted(rules)}; its twin differs: {sick != cured}")
    text = ("\n".join(sick) + "\n", "\n".join(cured) + "\n")
    return Patient(path.stem, *text, rules.pop(), frozenset(lines), frozenset(also))


def found_in(script: str, healthy: bool = False) -> list[tuple[str, int]]:
    """Run a script in a folder of its own under the doctor and return what is named: rules and lines."""
    with TemporaryDirectory() as folder:
        ran = run(script, Path(folder))
        assert ran.log, ran.err
        diagnosis = diagnose(ran.log)
    assert (diagnosis.troubles, ran.log.run.get("troubles", {})) == ({}, {})
    assert ran.status == 0 or not healthy, ran.err
    named = diagnosis.found + diagnosis.explained if healthy else diagnosis.found
    return [(one.rule.name, one.finding.place.line) for one in named]
