"""Names of numbers: each is said in the words of the course, in both languages."""

import pytest

from names_in_chinese import SAME, only_in_english
from torchdojo.cli.source import source_of
from torchdojo.lectures import catalogue
from torchdojo.plots.names import IN_CHINESE, NAMES

PROGRAMS = [(n, name) for n in catalogue.lectures() for name in catalogue.programs(n)]
NAMED_BY_DATA = [(13, "predict")]  # its numbers are called by the languages of the names


@pytest.mark.parametrize(("lecture", "program"), [one for one in PROGRAMS if one not in NAMED_BY_DATA])
def test_every_number_that_is_promised_has_a_chinese_name(lecture: int, program: str) -> None:
    source = source_of(lecture, program)
    promised = {e.value for e in source.expect} | {t.value for t in source.tries if t.value}
    assert only_in_english(promised) == set()


def test_a_name_is_in_one_list_only_and_says_something() -> None:
    assert not SAME & IN_CHINESE.keys() and all(IN_CHINESE.values())
    assert str(NAMES["accuracy"].zh) == "准确率" and only_in_english(["accuracy", "acuracy"]) == {"acuracy"}
