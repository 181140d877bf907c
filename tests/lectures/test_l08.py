"""Lecture 8: softmax survives any logits, the fast recipe has the same batches, answers are counted right."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.utils.data import DataLoader, TensorDataset

from torchdojo.engine.answers import accuracy, answers, majority, predict
from torchdojo.engine.finish import finish
from torchdojo.engine.pace import batches, rise_and_fall, whole_batches
from torchdojo.lectures.l08_softmax import confusion, label_dtypes, mlp
from torchdojo.lectures.l08_softmax.softmax import plain, stable
from torchdojo.views import Confusion, Images, Table

LOGITS = st.lists(st.floats(-1e300, 1e300), min_size=2, max_size=12)


@given(z=LOGITS)
def test_stable_softmax_is_a_distribution_for_any_logits(z: list[float]) -> None:
    p = stable(np.array(z))
    assert np.isfinite(p).all() and (p >= 0).all()
    assert p.sum() == pytest.approx(1.0)


@given(z=st.lists(st.floats(-50, 50), min_size=2, max_size=12), shift=st.floats(-600, 600))
def test_stable_softmax_is_that_of_torch_and_does_not_notice_a_shift(z: list[float], shift: float) -> None:
    torchs = torch.tensor(z, dtype=torch.float64).softmax(0).numpy()
    assert stable(np.array(z)) == pytest.approx(torchs)
    assert stable(np.array(z) + shift) == pytest.approx(torchs, rel=1e-9)


def test_stable_softmax_treats_each_row_alone_and_the_plain_one_does_not() -> None:
    batch = np.array([[1000.0, 0.0], [0.0, 0.0]])
    assert stable(batch) == pytest.approx(np.array([[1.0, 0.0], [0.5, 0.5]]))
    assert np.isnan(plain(batch)).any()
    assert plain(np.zeros((2, 2))).sum(axis=1) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("dtype", "taken"), [("int64", True), ("uint8", True), ("int32", False), ("float32", False)]
)
def test_the_table_of_label_types_says_what_torch_does(dtype: str, taken: bool) -> None:
    table = next(v for v in finish(label_dtypes.PROGRAM).views if isinstance(v, Table))
    loss, error = next(row[1:] for row in table.rows if row[0] == f"torch.{dtype}")
    assert (loss is not None) == taken
    assert ("Long or Byte" in str(error)) == (not taken)


def test_the_network_gives_logits_for_pictures_of_any_size() -> None:
    logits = mlp.Net(pixels=63, classes=4)(torch.randn(5, 9, 7))
    assert logits.shape == (5, 4)
    assert not torch.allclose(logits.sum(1), torch.ones(5))  # not yet probabilities


def test_predicting_uses_evaluation_mode_and_builds_no_graph() -> None:
    seen: list[bool] = []
    model = torch.nn.Linear(3, 2)
    model.register_forward_hook(lambda module, _, __: seen.append(module.training or torch.is_grad_enabled()))
    for function in (predict, mlp.predict):
        model.train()
        logits = function(model, torch.randn(2500, 3), torch.device("cpu"))
        assert logits.shape == (2500, 2) and not logits.requires_grad
    assert len(seen) == 6 and not any(seen)  # three parts each


def test_whole_batches_are_the_batches_of_the_plain_loader_bit_for_bit() -> None:
    data = TensorDataset(torch.arange(23.0), torch.arange(23))
    epochs = []
    for loader in (DataLoader(data, batch_size=5, shuffle=True), whole_batches(data, 5)):
        torch.manual_seed(3)
        epochs.append([[part.tolist() for part in batch] for _ in range(2) for batch in loader])
    assert epochs[0] == epochs[1]
    assert len(epochs[0]) == 10 and epochs[0][0] != epochs[0][5]  # shuffled anew


@pytest.mark.parametrize(("rows", "size"), [(4_000, 32), (60_000, 122), (1, 1)])
def test_batch_size_zero_fits_the_data(rows: int, size: int) -> None:
    x, y = next(iter(batches(torch.zeros(rows), torch.zeros(rows), 0, "fast")))
    assert len(x) == len(y) == size


def test_the_learning_rate_rises_in_a_fifth_and_falls_to_zero() -> None:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    scheduler = rise_and_fall(optimizer, updates=100)
    rates = []
    for _ in range(100):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    assert rates.index(max(rates)) in (19, 20)
    assert max(rates) == pytest.approx(0.5) and 0 < min(rates) <= 0.025
    assert rates[:20] == sorted(rates[:20]) and rates[20:] == sorted(rates[20:], reverse=True)
    scheduler.step()  # a run resumed past its end must not go uphill
    assert optimizer.param_groups[0]["lr"] == 0.0


def test_baseline_is_the_commonest_training_class_not_the_commonest_test_class() -> None:
    assert majority(torch.tensor([2, 2, 1]), torch.tensor([1, 1, 1, 2])) == 0.25


def test_answers_are_counted_by_truth_and_the_surest_mistake_comes_first() -> None:
    x = np.zeros((3, 2, 2), np.uint8)
    x[2] = 255
    y = np.array([0, 1, 1])
    logits = torch.tensor([[2.0, 0.0], [1.0, 0.0], [9.0, 0.0]])
    assert accuracy(torch.from_numpy(y), logits) == pytest.approx(1 / 3)
    matrix, wrong = answers(x, y, logits, ("no", "yes"))
    assert isinstance(matrix, Confusion) and matrix.counts == [[1, 0], [2, 0]]
    assert isinstance(wrong, Images) and wrong.captions == ["yes → no", "yes → no"]
    assert wrong.images[0] == [[1.0, 1.0], [1.0, 1.0]]  # the picture with the logit of 9


def test_nothing_is_shown_where_nothing_is_wrong() -> None:
    _, wrong = answers(
        np.zeros((1, 2, 2), np.uint8), np.array([1]), torch.tensor([[0.0, 1.0]]), ("no", "yes")
    )
    assert isinstance(wrong, Images) and not wrong.images


def test_recall_in_the_table_is_the_diagonal_over_the_row_of_the_matrix() -> None:
    views = finish(confusion.PROGRAM, {"epochs": 1}).views
    matrix = next(v for v in views if isinstance(v, Confusion))
    table = next(v for v in views if isinstance(v, Table))
    for i, (_, recall, precision) in enumerate(table.rows):
        assert recall == pytest.approx(matrix.counts[i][i] / sum(matrix.counts[i]), abs=1e-6)
        assert precision == pytest.approx(
            matrix.counts[i][i] / sum(row[i] for row in matrix.counts), abs=1e-6
        )
