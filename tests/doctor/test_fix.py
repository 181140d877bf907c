"""`doctor fix`: after a patch the rule is silent, the script still runs, and nothing else has changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from doctor.conftest import Said
from doctor.running import marked, run
from torchdojo.doctor.diagnosis import Found, diagnose, diagnose_text
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.log import Place
from torchdojo.doctor.mending import fix
from torchdojo.doctor.rule import Finding, Rule
from torchdojo.text import DojoError, Text

PATCHED = [rules()[name] for name in fix.CURES]
ZERO = rules()["zero-grad-before-step"]


def found_in(script: str, folder: Path) -> tuple[int, list[Found]]:
    ran = run(script, folder)
    assert ran.log, ran.err
    diagnosis = diagnose(ran.log)
    return ran.status, [*diagnosis.found, *diagnosis.explained]


@pytest.mark.exam
@pytest.mark.parametrize("rule", PATCHED, ids=lambda rule: rule.name)
def test_after_its_patch_a_rule_is_silent_and_the_script_runs(rule: Rule, tmp_path: Path) -> None:
    _, found = found_in(rule.sick, tmp_path)
    (one,) = fix.fixes([one for one in found if one.rule.name == rule.name])
    assert one.taken and not one.left
    status, left = found_in(one.after, tmp_path)
    assert (status, [f"{o.rule.name}: {o.finding.evidence.en}" for o in left]) == (0, []), one.after
    changed = {line[1:].strip() for line in one.diff() if line[0] in "+-" and line[:3] not in ("---", "+++")}
    assert len(changed) <= 6, changed  # a patch is small


HARD = """\
import torch
from torch import nn  # 中文注释

torch.manual_seed(0)
x, y = torch.randn(60, 3), torch.randint(2, (60,))
model = nn.Sequential(nn.Linear(3, 4),   nn.ReLU(),  nn.Linear(4, 2), nn.Softmax( dim=1 ))  # 概率；odd   spaces
loss_fn , opt = nn.CrossEntropyLoss( ), torch.optim.SGD(model.parameters(), lr=.1)
for step in range(12):
\tloss = loss_fn(model(x), y)   # 损失

\tloss.backward()
\topt.zero_grad()  # clear
\topt.step()
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_formatting_comments_tabs_and_ends_of_lines_stay(end: str, tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_bytes(HARD.replace("\n", end).encode())
    (one,) = fix.fixes(diagnose_text([str(path)]).found)
    assert {o.rule.name for o in one.taken} == {"softmax-before-cross-entropy", "zero-grad-before-step"}
    wanted = HARD.replace(",  nn.Linear(4, 2), nn.Softmax( dim=1 )", ",  nn.Linear(4, 2)")
    wanted = wanted.replace("\topt.zero_grad()  # clear\n", "")
    wanted = wanted.replace("\tloss.backward()", "\topt.zero_grad()  # clear\n\tloss.backward()")
    assert one.after == wanted.replace("\n", end)


@pytest.mark.parametrize(
    "code",
    [
        "    loss.backward(); optimizer.zero_grad(); optimizer.step()\n",
        "    optimizer.zero_grad()  # nothing before it\n    optimizer.step()\n",
    ],
)
def test_code_of_another_form_is_left_alone(code: str, tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text(f"import torch\nfor step in range(3):\n{code}", "utf-8")
    finding = Finding(Place(str(path), 3, "<module>"), Text(en="seen", zh="看到"))
    (one,) = fix.fixes([Found(ZERO, finding)])
    assert not one.taken and len(one.left) == 1 and one.after == one.before


def test_a_docstring_stays_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    head = 'from torch import nn\n\n\nclass Net(nn.Module):\n    def __init__(self):\n        """Small."""\n'
    path.write_text(head + "        self.out = nn.Linear(1, 1)\n", "utf-8")
    (one,) = fix.fixes(diagnose_text([str(path)]).found)
    assert one.after == head + "        super().__init__()\n        self.out = nn.Linear(1, 1)\n"


def test_the_command_shows_the_diff_and_writes_when_asked(
    tmp_path: Path, doctor: Callable[..., Said]
) -> None:
    path = tmp_path / "train.py"
    path.write_text(ZERO.sick, "utf-8")
    path.chmod(0o755)
    code, out, _ = doctor("fix", "--read", path)
    assert code == 0 and "+        optimizer.zero_grad()  # <- here" in out and "--write" in out
    assert path.read_text("utf-8") == ZERO.sick
    code, out, _ = doctor("fix", path, "--read", "--write", "--", "--lr", "3", lang="zh")
    assert code == 0 and "原来的内容在 train.py.before1" in out
    assert (tmp_path / "train.py.before1").read_text("utf-8") == ZERO.sick
    assert diagnose_text([str(path)]).found == [] and os.access(path, os.X_OK)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["train.py", "train.py.before1"]


def test_only_chooses_and_an_unknown_name_is_explained(tmp_path: Path, doctor: Callable[..., Said]) -> None:
    path = tmp_path / "train.py"
    path.write_text(ZERO.sick, "utf-8")
    _, out, _ = doctor("fix", path, "--read", "--only", "used-up-iterator")
    assert "Nothing to patch." in out
    code, _, err = doctor("fix", "--read", "--only", "loss-not-finite", path)
    assert code == 1 and "There is no patch for “loss-not-finite”" in err


def test_a_file_that_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_text(ZERO.sick, "utf-8")
    (one,) = fix.fixes(diagnose_text([str(path)]).found)
    path.write_text(ZERO.sick + "\n# more\n", "utf-8")
    with pytest.raises(DojoError, match=r"changed|改过"):
        fix.write(one)
    assert path.read_text("utf-8").endswith("# more\n") and marked(ZERO.sick)
