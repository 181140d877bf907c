"""Lecture 11: what its pages say about cells, floors and leaks, beyond the promises of the programs."""

from pathlib import Path

import pytest
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from torchdojo.data.weather import weather as days
from torchdojo.engine.finish import finish
from torchdojo.lectures.l11_rnn import hello, weather
from torchdojo.text import DojoError
from torchdojo.views import Table


def test_the_unrolled_cell_is_the_rnn() -> None:
    unrolled, rnn = hello.Unrolled(), nn.RNN(4, 4)
    unrolled.cell.load_state_dict({name.removesuffix("_l0"): w for name, w in rnn.state_dict().items()})
    x = torch.randn(7, 3, 4)
    torch.testing.assert_close(unrolled(x)[0], rnn(x)[0])


@pytest.mark.parametrize("kind", ["cell", "rnn", "embedding", "lstm", "gru"])
def test_every_kind_answers_each_letter_with_four_logits(kind: str) -> None:
    assert hello.Reader(kind)(torch.tensor([1, 0, 2, 2, 3])).shape == (5, 4)


@pytest.mark.parametrize("kind", ["cell", "rnn"])
def test_no_state_of_tanh_is_below_the_floor(kind: str) -> None:
    model = hello.Reader(kind)
    with torch.no_grad():
        for weights in model.rnn.parameters():
            weights.mul_(100)  # saturate everything
    logits = model(torch.randint(4, (1000,)))
    assert logits.abs().max() <= 1
    assert min(cross_entropy(logits, torch.full((1000,), y)).item() for y in range(4)) >= 0.3407


def test_the_answers_of_hello_are_shown_as_words() -> None:
    (table,) = finish(hello.PROGRAM, {"epochs": 3}).views
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == [1, 2, 3]
    assert all(len(str(row[2])) == 5 for row in table.rows)


def changed_weather(folder: Path, since: float) -> str:
    """Write the bundled days to a CSV with everything after the share `since` of them turned upside down."""
    w = days()
    values = w.values.copy()
    first = int(len(values) * since)
    values[first:] = values[first:].max(0) - values[first:]
    lines = [",".join(("date", *w.columns))]
    lines += [",".join((date, *map(str, row))) for date, row in zip(w.dates, values.tolist(), strict=True)]
    (folder / "weather.csv").write_text("\n".join(lines))
    return str(folder / "weather.csv")


def test_test_days_touch_neither_training_nor_choice(tmp_path: Path) -> None:
    honest, other = (
        finish(weather.PROGRAM, {"epochs": 2, "data": data}) for data in ("", changed_weather(tmp_path, 0.75))
    )
    assert honest.losses == pytest.approx(other.losses) and honest.epochs == other.epochs
    assert honest.result["accuracy"] != other.result["accuracy"]


def test_validation_days_do_not_train(tmp_path: Path) -> None:
    honest, other = (
        finish(weather.PROGRAM, {"epochs": 1, "data": data}) for data in ("", changed_weather(tmp_path, 0.5))
    )
    assert honest.losses == pytest.approx(other.losses)
    assert honest.epochs != other.epochs


@pytest.mark.parametrize("number", [0, 730])
def test_a_look_back_beyond_the_training_days_is_refused(number: int) -> None:
    with pytest.raises(DojoError, match="730 training days"):
        finish(weather.PROGRAM, {"days": number})
