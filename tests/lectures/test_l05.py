"""Lecture 5: the sigmoids keep what the page says of them, the two losses are one formula."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from torchdojo.lectures.l05_logistic_regression.bce_table import bce
from torchdojo.lectures.l05_logistic_regression.logits import as_two_classes, refusals
from torchdojo.lectures.l05_logistic_regression.sigmoids import SIX


@pytest.mark.parametrize("name", SIX)
def test_each_of_the_six_rises_and_stays_between_minus_one_and_one(name: str) -> None:
    x = torch.linspace(-6, 6, 1201, dtype=torch.float64)
    y = SIX[name](x)
    assert (y.diff() > 0).all()
    assert (y.abs() < 1).all()
    assert torch.allclose(y, -y.flip(0))  # the same on both sides


@given(p=st.floats(1e-6, 1 - 1e-6), y=st.sampled_from([0, 1]))
def test_loss_by_hand_is_the_loss_of_torch(p: float, y: int) -> None:
    tensors = torch.tensor([p], dtype=torch.float64), torch.tensor([float(y)], dtype=torch.float64)
    assert bce(y, p) == pytest.approx(functional.binary_cross_entropy(*tensors).item(), rel=1e-9)


@given(z=st.floats(-500, 500), y=st.sampled_from([0.0, 1.0]))
def test_with_logits_is_cross_entropy_of_zero_and_z(z: float, y: float) -> None:
    logit, target = torch.tensor([z], dtype=torch.float64), torch.tensor([y], dtype=torch.float64)
    expected = functional.binary_cross_entropy_with_logits(logit, target).item()
    assert as_two_classes(logit, target).item() == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_torch_refuses_what_the_page_says_it_refuses() -> None:
    said = dict(refusals())
    assert "target size" in said["BCELoss(p (2,1), y (2,))"]
    assert said["BCELoss(p, y.long())"].endswith("Found dtype Long but expected Float")
    assert "between 0 and 1" in said["BCELoss(1.2, 1)"]
    assert said["BCELoss(0.0, 1)"] == "100"
    assert "Long or Byte" in said["CrossEntropyLoss(z (2,2), y (2,).float())"]
