"""Lecture 4: the race and the eight programs."""

import pytest
import torch
from torch import nn

from torchdojo.engine.finish import finish
from torchdojo.lectures.l04_pytorch_linear_regression import (
    examples,
    examples_by_hand,
    examples_with_nn,
    optimizers,
    sine,
)
from torchdojo.lectures.l04_pytorch_linear_regression.racer import Racer
from torchdojo.views import Curve, Table


def test_every_optimizer_of_torch_is_in_the_race_or_heard() -> None:
    there = {
        name
        for name, thing in vars(torch.optim).items()
        if isinstance(thing, type) and issubclass(thing, torch.optim.Optimizer)
    } - {"Optimizer"}
    assert set(optimizers.NAMES.split()) == there


def test_who_refuses_is_quoted() -> None:
    ended = finish(optimizers.PROGRAM, {"epochs": 2})
    said = {str(row[0]): str(row[1]) for row in [v for v in ended.views if isinstance(v, Table)][-1].rows}
    assert said["LBFGS, step()"].startswith("TypeError") and "closure" in said["LBFGS, step()"]
    assert "dense gradients" in said["SparseAdam"]
    assert "2D parameters" in said["Muon"]


def test_every_racer_starts_from_the_same_weights() -> None:
    model = nn.Linear(1, 1)
    before = [p.clone() for p in model.parameters()]
    x = torch.ones(3, 1)
    for name in ("SGD", "Adam", "LBFGS"):
        racer = Racer(name, 0.1, model, nn.MSELoss())
        assert all(torch.equal(p, q) for p, q in zip(racer.model.parameters(), before, strict=True))
        racer.update(x, 2 * x)
        assert not torch.equal(next(iter(racer.model.parameters())), before[0])
    assert all(torch.equal(p, q) for p, q in zip(model.parameters(), before, strict=True))


def test_a_racer_that_flies_off_is_not_the_best_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizers, "NAMES", "SGD Adam")
    ended = finish(optimizers.PROGRAM, {"epochs": 15, "tune": True})
    rows = next(v for v in ended.views if isinstance(v, Table)).rows
    assert {row[0]: row[1] for row in rows}["SGD"] == 0.01  # 0.1 and 1 overflow
    assert ended.result["in_the_race"] == 2


def test_programs_1_2_3_and_7_walk_the_same_way() -> None:
    ended = finish(examples.PROGRAM, {"updates": 100, "seed": 3})
    curve = next(v for v in ended.views if isinstance(v, Curve))
    numpy = curve.series["numpy"][1]
    for name in ("tensors", "autograd", "Module"):
        assert curve.series[name][1] == pytest.approx(numpy, rel=1e-4)


def test_the_derivative_rule_of_p3_is_right() -> None:
    x = torch.linspace(-2, 2, 9, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(examples_by_hand.LegendreP3.apply, (x,))


def test_control_flow_makes_orders_3_4_and_5_from_one_parameter() -> None:
    model = examples_with_nn.ChangingOrder([0.0, 0.0, 0.0, 0.0, 1.0], seed=0)
    answers = {round(model(torch.tensor(2.0)).item()) for _ in range(50)}
    assert answers == {0, 2**4, 2**4 + 2**5}
    assert len(list(model.parameters())) == 5


def test_no_cubic_is_below_the_baseline() -> None:
    ended = finish(examples_by_hand.PROGRAM, {"updates": 20})
    assert min(ended.losses) > sine.lowest() > 8.8
