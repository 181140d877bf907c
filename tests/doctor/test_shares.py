"""Where the time of a step goes: what is slow has the largest share, an evaluation is no part of a step."""

from pathlib import Path

import pytest

from doctor.running import run
from torchdojo.doctor.diagnosis import diagnose
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.report import report

SLOW_PYTHON = ("        optimizer.step()\n", "        optimizer.step()\n        sum(range(200_000))\n")
SLOW_ROWS = (
    ("import DataLoader, TensorDataset", "import DataLoader, Dataset, TensorDataset"),
    (
        "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300])",
        "class Rows(Dataset):\n    def __len__(self):\n        return 300\n\n    def __getitem__(self, i):\n"
        "        sum(range(10_000))\n        return x_data[i], y_data[i]\n\n\ntrain_loader = DataLoader(Rows()",
    ),
)
WIDE = (("nn.Linear(8, 32)", "nn.Linear(8, 9000)"), ("nn.Linear(32, 3)", "nn.Linear(9000, 3)"))
LONG_TEST = (
    "        for inputs, labels in test_loader:",
    "        for inputs, labels in [*test_loader] * 400:",
)


def shares(script: str, folder: Path) -> dict[str, float]:
    ran = run(script, folder)
    assert ran.log, ran.err
    found: dict[str, float] = dict(ran.log.run["shares"])
    return found | {
        "rest": 1 - sum(found.get(part, 0.0) for part in ("loader", "forward", "backward", "step"))
    }


@pytest.mark.parametrize(
    ("slow", "part"), [((SLOW_PYTHON,), "rest"), (SLOW_ROWS, "loader")], ids=["python", "loader"]
)
def test_what_is_slow_has_the_largest_share(
    slow: tuple[tuple[str, str], ...], part: str, tmp_path: Path
) -> None:
    assert shares(changed(CLASSIFIER, *slow), tmp_path)[part] > 0.5


def test_a_wide_model_moves_the_time_into_the_model(tmp_path: Path) -> None:
    found = shares(changed(CLASSIFIER, *WIDE), tmp_path)
    assert found["forward"] + found["backward"] + found["step"] > 0.4


def test_an_evaluation_is_no_part_of_a_step(tmp_path: Path) -> None:
    tested = shares(changed(CLASSIFIER, LONG_TEST), tmp_path)
    assert tested["steps"] >= 5 and tested["rest"] < 0.75


def test_the_report_says_so_and_nothing_after_few_steps(tmp_path: Path) -> None:
    told = [
        "\n".join(report(diagnose(log)))
        for epochs in ("6", "2")
        if (log := run(CLASSIFIER.replace("range(6)", f"range({epochs})"), tmp_path).log)
    ]
    assert "Time of" in told[0] and "Time of" not in told[1]
