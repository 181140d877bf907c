"""Every program of the course is healthy: with its quick settings, under the doctor, all rules are silent."""

from pathlib import Path

import pytest

from doctor.running import run
from torchdojo.doctor.diagnosis import diagnose
from torchdojo.lectures import catalogue

PROGRAMS = [(number, name) for number in catalogue.lectures() for name in catalogue.programs(number)]
SCRIPT = """
import warnings
warnings.simplefilter("ignore")
from torchdojo.engine.finish import finish
from torchdojo.lectures import catalogue
program = catalogue.load({number}, "{name}")
finish(program, program.quick)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("number", "name"), PROGRAMS, ids=lambda value: str(value))
def test_a_lecture_is_healthy(number: int, name: str, tmp_path: Path) -> None:
    ran = run(SCRIPT.format(number=number, name=name), tmp_path)
    assert ran.status == 0, ran.err
    assert ran.log
    diagnosis = diagnose(ran.log)
    found = [(o.rule.name, o.finding.place, o.finding.evidence.en) for o in diagnosis.found]
    assert (found, diagnosis.troubles, ran.log.run.get("troubles", {})) == ([], {}, {})
