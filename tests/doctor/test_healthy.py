"""Honest scripts in many styles, each of which looks like some illness: every rule must stay silent."""

from pathlib import Path

import pytest

from doctor.running import run_file
from torchdojo.doctor.diagnosis import diagnose

pytestmark = pytest.mark.exam
SCRIPTS = sorted((Path(__file__).parent / "healthy").glob("*.py"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_nothing_is_found(path: Path, tmp_path: Path) -> None:
    ran = run_file(path, tmp_path)
    assert ran.status == 0, ran.err
    assert ran.log
    diagnosis = diagnose(ran.log)
    found = [(o.rule.name, o.finding.place.line, o.finding.evidence.en) for o in diagnosis.found]
    assert (found, diagnosis.troubles, ran.log.run.get("troubles", {})) == ([], {}, {})
