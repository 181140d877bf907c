"""`doctor check`: certain without running, silent on everything healthy, as a command and as a hook."""

from pathlib import Path

import pytest

from doctor.running import marked
from torchdojo.doctor.diagnosis import diagnose_text
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.rule import Rule

HERE = Path(__file__).parent
READING = [rule for rule in rules().values() if rule.read]
OF_RULES = [
    pytest.param(script, id=f"{rule.name}-{number}")
    for rule in rules().values()
    for number, script in enumerate((rule.cured, *rule.twins))
]


def read(script: str, folder: Path) -> list[tuple[str, int]]:
    """Return what is found by reading a script, symptoms and all."""
    path = folder / "train.py"
    path.write_text(script, encoding="utf-8")
    diagnosis = diagnose_text([str(path)])
    assert (diagnosis.troubles, diagnosis.unreadable) == ({}, {})
    return [(one.rule.name, one.finding.place.line) for one in (*diagnosis.found, *diagnosis.explained)]


@pytest.mark.parametrize("rule", READING, ids=lambda rule: rule.name)
def test_the_sick_script_of_a_rule_that_reads_is_named_at_its_line(rule: Rule, tmp_path: Path) -> None:
    assert read(rule.sick, tmp_path) == [(rule.name, line) for line in marked(rule.sick)]


@pytest.mark.parametrize("script", OF_RULES)
def test_cured_scripts_and_twins_are_left_in_peace(script: str, tmp_path: Path) -> None:
    assert read(script, tmp_path) == []


def test_every_honest_script_is_left_in_peace() -> None:
    files = sorted(str(path) for path in (HERE / "healthy").glob("*.py"))
    lectures = sorted(
        str(path) for path in (HERE.parents[1] / "src" / "torchdojo" / "lectures").rglob("*.py")
    )
    diagnosis = diagnose_text([*files, *lectures])
    assert len(files) >= 20 and len(lectures) >= 20
    found = [(o.rule.name, o.finding.place.file, o.finding.place.line) for o in diagnosis.found]
    assert (found, diagnosis.troubles, diagnosis.unreadable) == ([], {}, {})
