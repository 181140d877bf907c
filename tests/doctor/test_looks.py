"""How often the doctor looks: what goes on for long is looked at ever less, what is new at once."""

import itertools
from pathlib import Path

import pytest

from doctor.running import run
from torchdojo.doctor.log import Event

EPOCHS = 300
SCRIPT = f"""
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(40, 3)
y = x.sum(1, keepdim=True)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range({EPOCHS}):
    for rows in torch.randperm(30).split(10):
        loss = nn.functional.mse_loss(model(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        error = nn.functional.mse_loss(model(x[30:]), y[30:])  # in every epoch
with torch.no_grad():
    last = model(x[30:])  # in the end
"""
LAYERS = """
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for step in range(400):
    if step == 200:
        model[1] = nn.Linear(4, 1)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    loss = nn.functional.mse_loss(model(x[:30]), y[:30])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""


def asked(script: str, folder: Path, line: str) -> list[Event]:
    """Return the calls of models that were written down at a line."""
    number = next(n for n, text in enumerate(script.splitlines(), 1) if line in text)
    ran = run(script, folder)
    assert ran.log, ran.err
    return [event for event in ran.log.events if event.kind == "forward" and event.where[0].line == number]


@pytest.mark.parametrize("many", [300, 1200])
def test_evaluations_are_looked_at_ever_less(many: int, tmp_path: Path) -> None:
    script = SCRIPT.replace(f"range({EPOCHS})", f"range({many})")
    looks = [event.tick for event in asked(script, tmp_path, "in every epoch")]
    assert looks[:8] == [3, 6, 9, 12, 15, 18, 21, 24]
    assert 20 < len(looks) < many / 4
    assert max(b - a for a, b in itertools.pairwise(looks)) < 3 * many / 4
    assert looks[-1] > 3 * many * 0.75


def test_an_evaluation_at_a_new_place_is_looked_at(tmp_path: Path) -> None:
    assert len(asked(SCRIPT, tmp_path, "in the end")) == 1


def test_a_layer_that_is_replaced_late_is_noted(tmp_path: Path) -> None:
    head = SCRIPT[: SCRIPT.index("optimizer")].replace(
        "nn.Linear(3, 1)", "nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 1))"
    )
    ran = run(head + LAYERS, tmp_path)
    assert ran.log, ran.err
    model = next(thing for thing in ran.log.things.values() if thing.cls == "Sequential")
    assert len(model["former"]) == 2
    assert sorted(model["parameters"]) == ["0.bias", "0.weight", "1.bias", "1.weight"]
