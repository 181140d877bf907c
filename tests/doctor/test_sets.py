"""The exam sits in the test set: each mistake is named at its line, and every healthy script is left in peace.

`python bench/doctor_sets.py` prints the same as a table of marks.
"""

import pytest

from doctor.exam import HEALTHY, MISSED, SICK, Patient, found_in, patient
from torchdojo.doctor.discovery import rules

PATIENTS = [patient(path) for path in SICK]
FIRST = {one.rule: one.name for one in reversed(PATIENTS)}  # of every rule one; the other twins are slow


def known(one: Patient) -> tuple[pytest.MarkDecorator, ...]:
    """Return the mark of a miss that is known; it must fail as long as it stands in the list."""
    if one.rule not in rules():
        return (pytest.mark.xfail(reason=f"no rule {one.rule} yet", strict=True),)
    return (pytest.mark.xfail(reason=MISSED[one.name], strict=True),) if one.name in MISSED else ()


@pytest.mark.parametrize("one", [pytest.param(p, id=p.name, marks=known(p)) for p in PATIENTS])
def test_the_mistake_is_named_at_its_line(one: Patient) -> None:
    found = found_in(one.sick)
    assert {name for name, _ in found} - one.also == {one.rule}
    assert {line for name, line in found if name == one.rule} <= one.lines


def slow(one: Patient) -> tuple[pytest.MarkDecorator, ...]:
    return () if FIRST[one.rule] == one.name else (pytest.mark.slow,)


@pytest.mark.parametrize("one", [pytest.param(p, id=p.twin, marks=slow(p)) for p in PATIENTS])
def test_the_cured_twin_is_left_in_peace(one: Patient) -> None:
    assert found_in(one.cured, healthy=True) == []


def test_the_sets_are_large_enough() -> None:
    assert len(PATIENTS) >= 120
    assert len(PATIENTS) + len(HEALTHY) >= 240


def test_every_known_miss_is_a_script() -> None:
    assert set(MISSED) <= {one.name for one in PATIENTS}
