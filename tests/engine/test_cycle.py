"""How what a program yields becomes records."""

import json
from dataclasses import dataclass

import pytest
import torch

from torchdojo.engine import pulse
from torchdojo.engine.cycle import Cycle
from torchdojo.engine.finish import finish
from torchdojo.engine.program import Epoch, Parts, Program, Result, Step, Training
from torchdojo.engine.records import Ended, Record, Shown, Started, Steps, from_row, to_row
from torchdojo.text import Text
from torchdojo.views import Note, Table


@dataclass(frozen=True)
class Settings:
    lr: float = 0.1  # step size · 步长


def program(run: Training) -> Program:
    return Program(title=Text(en="t", zh="t"), settings=Settings, run=lambda s: run, expect=())


def records(run: Training) -> list[Record]:
    return list(Cycle(lambda parts: Started(0, "", {}, {})).over(program(run), Settings()))


def test_every_loss_is_kept_and_read_once() -> None:
    def run() -> Training:
        yield Parts()
        for n in range(1000):
            yield Step(loss=torch.tensor(float(n)))
        yield Epoch(0, accuracy=0.5)

    assert finish(program(run())).losses == [float(n) for n in range(1000)]


def test_losses_are_not_read_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[int] = []
    numbers = pulse._numbers
    monkeypatch.setattr(pulse, "READ_EVERY", 3600.0)

    def counting(values: list[torch.Tensor]) -> list[float]:
        reads.append(len(values))
        return numbers(values)

    monkeypatch.setattr(pulse, "_numbers", counting)

    def run() -> Training:
        yield Parts()
        for _ in range(100):
            yield Step(loss=torch.tensor(1.0))
        yield Epoch(0)

    records(run())
    assert reads == [100]


def test_a_parameter_shown_in_a_step_is_not_changed_by_later_updates() -> None:
    w = torch.tensor(0.0, requires_grad=True)

    def run() -> Training:
        yield Parts()
        for _ in range(3):
            with torch.no_grad():
                w.add_(1.0)
            yield Step(loss=0.0, w=w)

    steps = [r for r in records(run()) if isinstance(r, Steps)]
    assert [v for r in steps for v in r.values["w"]] == [1.0, 2.0, 3.0]


def test_without_a_result_the_last_epoch_is_the_result() -> None:
    def run() -> Training:
        yield Parts()
        yield Epoch(0, accuracy=0.1)
        yield Epoch(1, accuracy=0.2)

    assert finish(program(run())).result == {"accuracy": 0.2}


def test_a_program_that_only_shows_is_started_too() -> None:
    def run() -> Training:
        yield Note(Text(en="look", zh="看"))
        yield Result(answer=42)

    kinds = [type(r).__name__ for r in records(run())]
    assert kinds == ["Started", "Shown", "Ended"]


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 1e9])
def test_divergence_stops_the_run_and_names_the_learning_rate(bad: float) -> None:
    closed = False

    def run() -> Training:
        nonlocal closed
        try:
            yield Parts()
            yield Step(loss=1.0)
            yield Epoch(0)
            yield Step(loss=bad)
            yield Epoch(1)
            raise AssertionError("the run went on after it diverged")
        finally:
            closed = True

    ended = records(run())[-1]
    assert isinstance(ended, Ended) and ended.state == "diverged" and closed
    assert ended.why is not None and "lr=0.1; try lr=0.01" in ended.why.en and "学习率" in ended.why.zh


def test_a_program_without_parts_is_started_too() -> None:
    def run() -> Training:
        yield Step(loss=1.0)
        yield Epoch(0, cost=0.5)

    kinds = [type(r).__name__ for r in records(run())]
    assert kinds == ["Started", "Steps", "Epoched", "Ended"]


def test_a_first_loss_that_is_nan_blames_the_data_or_the_first_updates() -> None:
    def run() -> Training:
        yield Parts()
        yield Step(loss=float("nan"))
        yield Epoch(0)

    ended = records(run())[-1]
    assert isinstance(ended, Ended) and ended.why is not None
    assert "data" in ended.why.en and "lr=0.1; try lr=0.01" in ended.why.en


def test_a_large_but_falling_loss_is_no_divergence() -> None:
    def run() -> Training:
        yield Parts()
        for n in range(10):
            yield Step(loss=1e12 / (n + 1))
        yield Epoch(0)

    assert not finish(program(run())).diverged


ROWS: list[Record] = [
    Started(8, "mlp", {"lr": 0.1}, {"threads": 1}, epochs=3),
    Steps(0, 5, {"loss": [1.0, float("inf")]}, 0.5),
    Shown(Table(Text(en="t", zh="表"), ["a", Text(en="b", zh="乙")], [[1, None], [float("nan"), "x"]])),
    Ended("diverged", {"accuracy": 0.5}, Text(en="why", zh="因为"), 1.0),
]


@pytest.mark.parametrize("record", ROWS, ids=lambda record: type(record).__name__)
def test_a_record_survives_being_written_and_read(record: Record) -> None:
    again = from_row(json.loads(json.dumps(to_row(record))))
    assert to_row(again) == to_row(record) and type(again) is type(record)
