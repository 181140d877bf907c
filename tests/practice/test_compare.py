"""What came back against what was expected: every way to be wrong has its name, every honest form of right passes."""

import pytest
import torch

from torchdojo.practice.judge import Closeness, Wrong, agrees, same
from torchdojo.practice.judge.sentences import SAYS

ONE = torch.tensor(1.0)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (1.0, ONE), (ONE, 1.0), (1, ONE), (torch.tensor(1), 1), 
        (torch.tensor([1, 2]), [1, 2]), ((ONE, 2), (1.0, 2)), ({"a": 1}, {"a": ONE}), ("x", "x"), (True, True),
        (torch.tensor(True), True), (torch.tensor([float("nan")]), torch.tensor([float("nan")])),
        (torch.zeros(0, 3), torch.zeros(0, 3)), (None, None), (ONE + 1e-6, ONE),
    ],
)  # fmt: skip
def test_right_in_whatever_form(got: object, expected: object) -> None:
    same(got, expected)


@pytest.mark.parametrize(
    ("got", "expected", "kind"),
    [
        (None, ONE, "nothing-returned"), ("1", ONE, "wrong-type"),
        ([1.0], torch.ones(1), "wrong-type"), (ONE, [1, 2], "wrong-shape"),
        ("ab", ["a", "b"], "wrong-type"), ([1], [1, 2], "wrong-length"), ({"b": 1}, {"a": 1}, "wrong-keys"),
        (torch.ones(1), ONE, "wrong-shape"), (torch.ones(3, 1), torch.ones(3), "wrong-shape"),
        (torch.ones(2), torch.ones(2, dtype=torch.float64), "wrong-dtype"),
        (torch.tensor(float("nan")), ONE, "not-finite"), (torch.tensor(float("inf")), ONE, "not-finite"),
        (1.01, ONE, "wrong-value"), (2, 1, "wrong-value"), (False, True, "wrong-value"), ("x", "y", "wrong-value"),
        (torch.tensor([1, 3]), torch.tensor([1, 2]), "wrong-value"), (1j, ONE, "wrong-type"),
    ],
)  # fmt: skip
def test_every_way_to_be_wrong_has_its_name(got: object, expected: object, kind: str) -> None:
    with pytest.raises(Wrong) as caught:
        same(got, expected, "f(x)")
    assert (caught.value.kind, caught.value.called) == (kind, "f(x)")
    assert caught.value.kind in SAYS


def test_the_place_inside_a_structure_is_named() -> None:
    with pytest.raises(Wrong) as caught:
        same([1, {"h": 2.0}], [1, {"h": 3.0}], "f()")
    assert caught.value.called == "f()[1]['h']"


def test_a_grid_of_numbers_is_shown_as_a_picture_where_that_is_asked_for() -> None:
    with pytest.raises(Wrong) as caught:
        same(torch.zeros(4, 5), torch.eye(4, 5), "f()")
    assert caught.value.picture is None
    with pytest.raises(Wrong) as caught:
        same(torch.zeros(4, 5), torch.eye(4, 5), "f()", drawn=True)
    picture = caught.value.picture
    assert picture is not None and picture.expected[1][1] == 1.0 and picture.got[1][1] == 0.0


def test_float32_may_round_and_float64_may_not() -> None:
    assert agrees(torch.tensor(1 + 1e-5), torch.tensor(1.0))
    assert not agrees(torch.tensor(1 + 1e-5, dtype=torch.float64), torch.tensor(1.0, dtype=torch.float64))
    assert agrees(1.004, 1.0, Closeness(atol=0.005)) and not agrees(1.006, 1.0, Closeness(atol=0.005))
