"""Lecture 7: what its programs rest on, beyond their promises."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, Subset, TensorDataset

from torchdojo.data.titanic import titanic
from torchdojo.engine.finish import finish
from torchdojo.engine.program import Parts
from torchdojo.lectures.l07_loading_data.batches import must_be_possible, orders, shapes
from torchdojo.lectures.l07_loading_data.dataset_and_loader import PROGRAM, Settings, TableDataset, train
from torchdojo.lectures.l07_loading_data.passengers import Preparation
from torchdojo.lectures.l07_loading_data.titanic import PROGRAM as TITANIC
from torchdojo.lectures.l07_loading_data.two_classes import accuracy, majority, standardised
from torchdojo.text import DojoError

REPO = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TORCHDOJO_SHARED_DATA", REPO.parent / "shared" / "data"))
KAGGLE = SHARED / "titanic" / "train.csv"
SPAWN = """
import multiprocessing
import torch
from torch.utils.data import DataLoader
from torchdojo.lectures.l07_loading_data.dataset_and_loader import TableDataset


def load():
    multiprocessing.set_start_method("spawn", force=True)
    print(len(list(DataLoader(TableDataset(""), batch_size=32, num_workers=1))))


"""


def test_a_sample_is_a_float_row_and_a_float_label_of_shape_1() -> None:
    dataset = TableDataset("")
    x, y = dataset[3]
    assert (len(dataset), x.shape, y.shape, x.dtype, y.dtype) == (
        569,
        (8,),
        (1,),
        torch.float32,
        torch.float32,
    )


def test_a_slice_of_the_dataset_gives_the_same_samples() -> None:
    dataset = TableDataset("")
    assert torch.equal(Subset(dataset, [5, 7])[1][0], dataset.x_data[7])


@pytest.mark.parametrize(("n", "batch", "count", "last"), [(64, 32, 2, 32), (65, 32, 3, 1), (5, 32, 1, 5)])
def test_last_batch_holds_what_is_left(n: int, batch: int, count: int, last: int) -> None:
    pairs = [(x, x[:1]) for x in torch.rand(n, 8)]
    rows = shapes(DataLoader(cast(Dataset[tuple[Tensor, Tensor]], pairs), batch)).rows
    assert rows[-1] == (count, f"({last}, 8)", f"({last}, 1)")


def test_every_epoch_has_its_own_order() -> None:
    rows = orders(DataLoader(TensorDataset(torch.arange(100)), shuffle=True)).rows
    assert len({tuple(row[1:]) for row in rows}) == 3


def test_workers_change_no_loss() -> None:
    alone, helped = finish(PROGRAM, {"epochs": 2}), finish(PROGRAM, {"epochs": 2, "workers": 2})
    assert alone.losses == helped.losses
    assert alone.result == helped.result


@pytest.mark.parametrize(
    ("guard", "works"), [('if __name__ == "__main__":\n    load()\n', True), ("load()\n", False)]
)
def test_spawned_workers_need_the_main_guard(tmp_path: Path, guard: str, works: bool) -> None:
    (tmp_path / "script.py").write_text(SPAWN + guard, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, tmp_path / "script.py"], capture_output=True, text=True, timeout=120
    )
    if works:
        assert (ended.returncode, ended.stdout.strip()) == (0, "18"), ended.stderr
    else:
        assert ended.returncode != 0
        assert "An attempt has been made to start a new process before" in ended.stderr


@pytest.mark.parametrize("wrong", [{"batch": 0}, {"workers": -1}, {"held_out": 1.0}, {"held_out": -0.1}])
def test_an_impossible_setting_is_named_with_its_value(wrong: dict[str, float]) -> None:
    given = {"batch": 32, "workers": 0, "held_out": 0.25} | wrong
    with pytest.raises(DojoError) as refused:
        must_be_possible(int(given["batch"]), int(given["workers"]), given["held_out"])
    assert next(f"{name}={value}" for name, value in wrong.items()) in refused.value.what.en


def test_no_random_number_is_drawn_before_the_parts_that_a_resume_could_not_repeat() -> None:
    """The split has a generator of its own: the same rows are held out whatever was drawn before."""
    results = []
    for drawn in (0, 5):
        torch.manual_seed(drawn)
        training = train(Settings())
        parts = next(training)
        assert isinstance(parts, Parts)
        results.append(next(iter(parts.stateful["model"].state_dict().values())))
        training.close()
    assert torch.equal(*results)


def test_scale_comes_from_the_training_rows_only() -> None:
    x = torch.tensor([[0.0, 7.0], [2.0, 7.0], [1000.0, 7.0]])
    scaled = standardised(x, [0, 1])
    assert scaled[:2, 0].mean().item() == pytest.approx(0)
    assert torch.equal(scaled[:, 1], torch.zeros(3))  # constant: 0, not nan


def test_accuracy_counts_a_ragged_last_batch_by_its_rows() -> None:
    y = torch.tensor([[1.0], [1.0], [1.0], [1.0], [0.0]])
    model = torch.nn.Linear(1, 1)
    torch.nn.init.zeros_(model.weight)
    torch.nn.init.ones_(model.bias)  # always 1
    assert accuracy(model, DataLoader(TensorDataset(y, y), batch_size=4)) == 0.8
    assert model.training


def test_majority_is_the_training_rows_choice() -> None:
    assert majority(torch.tensor([[1.0], [1.0], [0.0]]), torch.tensor([[0.0], [0.0], [1.0], [0.0]])) == 0.25


def test_ages_of_test_passengers_do_not_move_the_preparation() -> None:
    p = titanic()
    train_rows, test_rows = np.arange(1000), np.arange(1000, len(p.age))
    age = p.age.copy()
    age[test_rows] = 10_000
    before, after = Preparation.of(p, train_rows), Preparation.of(replace(p, age=age), train_rows)
    assert np.array_equal(before.median, after.median)
    assert np.array_equal(before.spread, after.spread)
    assert torch.equal(before.apply(p)[:1000], after.apply(replace(p, age=age))[:1000])


def test_an_unknown_age_is_the_median_and_says_so() -> None:
    p = titanic()
    prepared = Preparation.of(p, np.arange(len(p.age)))
    x = prepared.apply(p)
    unknown = torch.from_numpy(np.isnan(p.age))
    assert torch.equal(x[:, 3] == 1, unknown)
    assert not x.isnan().any()
    assert sorted(set(x[unknown, 4].tolist())) == pytest.approx(
        ((prepared.median - prepared.mean) / prepared.spread).tolist()
    )


@pytest.mark.skipif(not KAGGLE.exists(), reason=f"Kaggle's train.csv is not in {KAGGLE.parent}")
def test_kaggles_file_brings_three_more_columns() -> None:
    p = titanic(str(KAGGLE))
    assert Preparation.of(p, np.arange(100)).apply(p).shape == (891, 8)
    found = finish(TITANIC, {"data": str(KAGGLE)}).result
    assert (found["sex_only"], found["baseline"]) == pytest.approx((0.7678, 0.6255), abs=0.001)
    assert 0 < found["gain"] < 0.05  # 0.009 to 0.036 over five choices of three splits
