"""`doctor probe`: good answers for the healthy, the right bad one for each illness, and no file changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from doctor.conftest import Said
from doctor.running import warm
from torchdojo.doctor.examples import BINARY, CLASSIFIER, REGRESSION, changed
from torchdojo.doctor.probe import Probed, collected, told

WORKERS = changed(CLASSIFIER, ("batch_size=30, shuffle=True", "batch_size=30, shuffle=True, num_workers=2"))
SAVING = changed(
    WORKERS,
    ("for epoch in range(6):\n", "open('new.txt', 'w').close()\nfor epoch in range(6):\n"),
    (
        "        optimizer.step()\n",
        "        optimizer.step()\n        torch.save(model.state_dict(), 'old.pt')\n",
    ),
)
BY_HAND = changed(
    BINARY,
    ("    logits = model(x_data)\n    loss = criterion(logits, y_data)\n",
     "    rows = torch.randint(200, (20 + epoch % 3,))\n    loss = criterion(model(x_data[rows]), y_data[rows])\n"),
)  # fmt: skip
SICK = changed(
    BINARY,
    ("        self.out = nn.Linear(16, 1)\n",
     "        self.out = nn.Linear(16, 1)\n        self.spare = nn.Linear(2, 2)\n"),
    ("        x = torch.tanh(self.hidden(x))\n",
     "        x = torch.cat([x[:, :3], x[:, :1]], 1)\n        x = nn.functional.dropout(torch.tanh(self.hidden(x)))\n"),
)  # fmt: skip
FROZEN = changed(BINARY, ("    logits = model(x_data)\n", "    logits = model(x_data * 0)\n"))
DEAF = changed(REGRESSION, ("criterion(y_pred, y_train)", "criterion(y_pred, torch.zeros_like(y_train))"))
EARLY = "open('old.pt', 'w').write('changed')\n" + BINARY


def probe(script: str, folder: Path) -> Probed:
    """Probe a script in a fork of the warm process."""
    (folder / "train.py").write_text(script, encoding="utf-8")
    (folder / "answers").mkdir(exist_ok=True)
    process = warm().Process(target=_inside, args=(folder,))
    process.start()
    process.join()
    return collected(folder / "answers")


def _inside(folder: Path) -> None:
    import signal

    from torchdojo.doctor.child import probing
    from torchdojo.doctor.child.script import Order

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(folder)
    out = os.open("out", os.O_CREAT | os.O_WRONLY)
    os.dup2(out, 1)
    probing.run(Order("train.py"), folder / "answers")


def verdicts(probed: Probed) -> dict[str, bool | None]:
    names = {
        "one batch": "heart",
        "labels": "labels",
        "moving": "parameter",
        "features": "feature",
        "eval": "repeat",
    }
    return {
        name: answer.good
        for name, word in names.items()
        for answer in probed.answers
        if word in answer.question.en
    }


@pytest.mark.parametrize("name", ["CLASSIFIER", "WORKERS", "BINARY", "REGRESSION", "BY_HAND"])
def test_a_healthy_script_gets_good_answers(name: str, tmp_path: Path) -> None:
    probed = probe(globals()[name], tmp_path)
    good = verdicts(probed)
    assert good == dict.fromkeys(good, True) and len(good) == 5, [a.says.en for a in probed.answers]


def test_what_cannot_move_reach_or_repeat_is_named(tmp_path: Path) -> None:
    probed = probe(SICK, tmp_path)
    found = verdicts(probed)
    assert (found["moving"], found["features"], found["eval"]) == (False, False, False)
    said = " ".join(answer.says.en for answer in probed.answers)
    assert "2 of 6 parameters did not move" in said and "spare.weight, spare.bias" in said
    assert "1 of 4 cannot change the output, counted from 0: 3." in said


def test_a_model_that_cannot_learn_a_batch_is_named(tmp_path: Path) -> None:
    assert verdicts(probe(FROZEN, tmp_path))["one batch"] is False


def test_optimizers_that_take_turns_are_not_judged_by_one_loss(tmp_path: Path) -> None:
    turns = changed(
        BINARY,
        ("optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n",
         "second = torch.optim.SGD(model.out.parameters(), lr=0.01)\n"
         "optimizer = torch.optim.Adam(model.hidden.parameters(), lr=0.01)\n"),
        ("    optimizer.step()\n", "    optimizer.step()\n    second.step()\n"),
    )  # fmt: skip
    found = verdicts(probe(turns, tmp_path))
    assert (found["one batch"], found["labels"], found["moving"]) == (None, None, True)


def test_labels_without_effect_are_named(tmp_path: Path) -> None:
    assert verdicts(probe(DEAF, tmp_path))["labels"] is False


def test_no_file_is_changed_and_new_ones_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.pt").write_text("precious", "utf-8")
    probed = probe(SAVING, tmp_path)
    assert (tmp_path / "old.pt").read_text("utf-8") == "precious"
    assert {path.name for path in tmp_path.iterdir()} == {"train.py", "answers", "out", "old.pt", "new.txt"}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TORCHDOJO_LANG", "en")
    report = "\n".join(told(probed, "train.py"))
    assert "The start of the script itself made: new.txt" in report
    assert (
        verdicts(probed)["features"] is True and verdicts(probed)["one batch"] is None
    )  # one step, then it saves


def test_a_script_that_changes_a_file_before_its_first_step_goes_no_further(tmp_path: Path) -> None:
    (tmp_path / "old.pt").write_text("precious", "utf-8")
    probed = probe(EARLY, tmp_path)
    assert (tmp_path / "old.pt").read_text("utf-8") == "precious" and probed.answers == []
    assert "was about to change old.pt" in next(told(probed, "train.py"))


def test_a_script_without_a_step_is_explained(tmp_path: Path) -> None:
    assert "made no optimizer step" in next(told(probe("import torch\n1 / 0\n", tmp_path), "train.py"))


def test_the_command_says_it_in_chinese_and_ends_with_1(tmp_path: Path, doctor: Callable[..., Said]) -> None:
    path = tmp_path / "train.py"
    path.write_text(DEAF, encoding="utf-8")
    code, out, _ = doctor("probe", path, lang="zh")
    assert code == 1 and "✗ 标签起作用吗？" in out and "✓ 每个参数都在动吗？" in out
