"""Lecture 6: what its programs rest on, beyond their promises."""

import os
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from torchdojo.lectures.l06_many_features.families import FAMILIES, NAMES, NO_ACTIVATION, activation
from torchdojo.lectures.l06_many_features.pima import rebuild
from torchdojo.lectures.l06_many_features.recipes import RECIPES, network
from torchdojo.lectures.l06_many_features.three_layers import Settings, rows
from torchdojo.lectures.l06_many_features.two_classes import majority
from torchdojo.text import DojoError

REPO = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TORCHDOJO_SHARED_DATA", REPO.parent / "shared" / "data"))
PIMA = SHARED / "diabetes" / "pima-indians-diabetes.csv"


def test_test_rows_do_not_move_the_scale(tmp_path: Path) -> None:
    """Change every row outside the training rows wildly: the training rows come out the same."""
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(40, 3)), np.arange(40) % 2
    order = torch.randperm(40, generator=torch.Generator().manual_seed(0))
    changed = x.copy()
    changed[order[:10].numpy()] *= 1000
    written = []
    for name, columns in (("one.csv", x), ("two.csv", changed)):
        np.savetxt(tmp_path / name, np.column_stack([columns, y]), delimiter=",")
        written.append(rows(Settings(data=str(tmp_path / name))))
    assert torch.equal(written[0][0], written[1][0])
    assert not torch.equal(written[0][2], written[1][2])


def test_training_columns_have_mean_0_and_spread_1_and_a_constant_column_is_no_nan(tmp_path: Path) -> None:
    x = np.column_stack([np.arange(20) ** 2, np.ones(20), np.arange(20) % 2])
    np.savetxt(tmp_path / "t.csv", x, delimiter=",")
    x_train, *_ = rows(Settings(data=str(tmp_path / "t.csv")))
    assert x_train[:, 0].mean().item() == pytest.approx(0, abs=1e-6)
    assert x_train[:, 0].std().item() == pytest.approx(1, abs=1e-6)
    assert torch.equal(x_train[:, 1], torch.zeros(len(x_train)))


def test_train_and_test_rows_are_all_the_rows_once() -> None:
    x_train, y_train, x_test, y_test = rows(Settings())
    assert (len(x_train), len(x_test)) == (427, 142)
    assert (y_train.sum() + y_test.sum()).item() == 212  # malignant


def test_majority_is_the_training_rows_choice() -> None:
    assert majority(torch.tensor([[1.0], [1.0], [0.0]]), torch.tensor([[0.0], [0.0], [1.0], [0.0]])) == 0.25


def test_every_name_in_torchs_list_is_an_activation_or_is_explained() -> None:
    drawn = {name for names in FAMILIES.values() for name in names}
    assert drawn | {"GLU"} == set(NAMES)
    assert set(nn.modules.activation.__all__) <= set(NAMES) | set(NO_ACTIVATION)


def test_glu_of_x_and_x_is_silu_and_threshold_is_relu() -> None:
    x = torch.linspace(-5, 5, 101)
    assert torch.allclose(activation("GLU")(torch.cat([x, x])), nn.SiLU()(x))
    assert torch.equal(activation("Threshold")(x), torch.relu(x))


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_ends_in_probabilities(name: str) -> None:
    p = network(8, RECIPES[name])(torch.randn(50, 8) * 100)
    assert p.shape == (50, 1)
    assert ((p >= 0) & (p <= 1)).all()


@pytest.mark.skipif(not PIMA.exists(), reason=f"the raw Pima table is not in {PIMA.parent}")
def test_rebuilding_needs_the_right_number_of_rows() -> None:
    x, y, dropped = rebuild(str(PIMA), rows=759)
    assert (x.shape, int(y.sum()), len(dropped)) == ((759, 8), 263, 9)
    with pytest.raises(DojoError):
        rebuild(str(PIMA), rows=758)
