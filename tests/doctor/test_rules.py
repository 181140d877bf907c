"""What must hold for every rule: its sick script is named at its line, its healthy ones are left in peace."""

from pathlib import Path

import pytest

import torchdojo.doctor.rules
from doctor.running import marked, run
from torchdojo.doctor.diagnosis import diagnose
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.precedence import EXPLAINS
from torchdojo.doctor.rule import Rule

FOLDER = Path(torchdojo.doctor.rules.__path__[0])
EVERY_RULE = pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
HEALTHY = [
    pytest.param(script, id=f"{rule.name}-{'cured' if number == 0 else f'twin{number}'}")
    for rule in rules().values()
    for number, script in enumerate((rule.cured, *rule.twins))
]


@EVERY_RULE
def test_its_file_has_its_name_and_stays_short(rule: Rule) -> None:
    file = FOLDER / f"{rule.name.replace('-', '_')}.py"
    assert len(file.read_text("utf-8").splitlines()) <= 80


@pytest.mark.exam
@EVERY_RULE
def test_its_sick_script_is_named_at_the_marked_line(rule: Rule, tmp_path: Path) -> None:
    ran = run(rule.sick, tmp_path)
    assert ran.log, ran.err
    diagnosis = diagnose(ran.log)
    assert diagnosis.troubles == {} and ran.log.run.get("troubles", {}) == {}
    found = [(one.rule.name, one.finding.place.line) for one in diagnosis.found]
    assert found == [(rule.name, line) for line in marked(rule.sick)], ran.err


@pytest.mark.exam
@pytest.mark.parametrize("script", HEALTHY)
def test_healthy_scripts_are_left_in_peace(script: str, tmp_path: Path) -> None:
    ran = run(script, tmp_path)
    assert ran.status == 0, ran.err
    assert ran.log
    diagnosis = diagnose(ran.log)
    assert diagnosis.troubles == {} and ran.log.run.get("troubles", {}) == {}
    everything = [*diagnosis.found, *diagnosis.explained]
    assert [(o.rule.name, o.finding.place.line, o.finding.evidence.en) for o in everything] == []


def test_the_table_of_causes_knows_only_rules() -> None:
    names = {*EXPLAINS, *(symptom for symptoms in EXPLAINS.values() for symptom in symptoms)}
    assert names <= rules().keys()
