"""The exam sits in the test set: each mistake is named at its line, and every healthy script is left in peace.

`python bench/doctor_sets.py` prints the same as a table of marks.
"""

from collections import defaultdict

import pytest

from doctor.exam import HEALTHY, MISSED, SICK, Patient, found_in, patient
from torchdojo.doctor.discovery import rules

pytestmark = pytest.mark.exam
PATIENTS = [patient(path) for path in SICK]
BY_RULE: defaultdict[str, list[Patient]] = defaultdict(list)
for each in PATIENTS:
    BY_RULE[each.rule].append(each)


def marks(one: Patient, quick: int) -> list[pytest.MarkDecorator]:
    """Return the mark of a script: of each rule the first are asked in the exam, all with -m slow."""
    late = BY_RULE[one.rule].index(one) >= quick
    return [pytest.mark.slow] if late else []


def sick(one: Patient) -> object:
    missed = [pytest.mark.xfail(reason=MISSED[one.name], strict=True)] if one.name in MISSED else []
    return pytest.param(one, id=one.name, marks=[*marks(one, 2), *missed])


@pytest.mark.parametrize("one", [sick(one) for one in PATIENTS])
def test_the_mistake_is_named_at_its_line(one: Patient) -> None:
    found = found_in(one.sick)
    assert {name for name, _ in found} - one.also == {one.rule}
    assert {line for name, line in found if name == one.rule} <= one.lines


@pytest.mark.parametrize("one", [pytest.param(p, id=p.twin, marks=marks(p, 1)) for p in PATIENTS])
def test_the_cured_twin_is_left_in_peace(one: Patient) -> None:
    assert found_in(one.cured, healthy=True) == []


def test_the_exam_asks_about_every_rule() -> None:
    assert rules().keys() == BY_RULE.keys()
    assert [rule for rule, some in BY_RULE.items() if len(some) < 2] == ["item-every-step"]


def test_the_sets_are_large_enough() -> None:
    assert len(PATIENTS) >= 120
    assert len(PATIENTS) + len(HEALTHY) >= 240


def test_every_known_miss_is_a_script() -> None:
    assert set(MISSED) <= {one.name for one in PATIENTS}
