"""Do no harm: with the doctor or without, a script prints the same, ends the same, learns bit for bit the same."""

from pathlib import Path

import pytest

from doctor.running import run
from torchdojo.doctor.examples import BINARY, CLASSIFIER, REGRESSION, changed

DIGEST = """
import hashlib
print(hashlib.sha256(b"".join(p.detach().numpy().tobytes() for p in model.parameters())).hexdigest())
print(torch.rand(3).tolist(), torch.get_rng_state().sum().item())
"""
ADAM = changed(
    CLASSIFIER, ("torch.optim.SGD(model.parameters(), lr=0.1)", "torch.optim.AdamW(model.parameters())")
)
LBFGS = """
import torch
from torch import nn
torch.manual_seed(1)
x_data = torch.randn(50, 3)
y_data = x_data.sum(1, keepdim=True)
model = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 1))
optimizer = torch.optim.LBFGS(model.parameters(), lr=0.5)
def closure():
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x_data), y_data)
    loss.backward()
    return loss
for _ in range(5):
    print(optimizer.step(closure).item())
"""
BY_HAND = """
import torch
torch.manual_seed(0)
model = torch.nn.Linear(2, 1)
w = torch.zeros(3, requires_grad=True)
for step in range(300):
    loss = ((w * step - 1) ** 2).sum() * 1e-6
    loss.backward()
    w.data = w.data - 0.01 * w.grad.data
    w.grad.data.zero_()
print(w.tolist())
"""
GAN = """
import torch
from torch import nn
torch.manual_seed(0)
model = nn.Linear(4, 2)
judge = nn.Sequential(nn.Linear(2, 8), nn.LeakyReLU(), nn.Dropout(0.3), nn.Linear(8, 1))
g, d = torch.optim.Adam(model.parameters()), torch.optim.Adam(judge.parameters())
criterion = nn.BCEWithLogitsLoss()
for _ in range(20):
    real, fake = torch.randn(16, 2) + 2, model(torch.randn(16, 4))
    d.zero_grad()
    (criterion(judge(real), torch.ones(16, 1)) + criterion(judge(fake.detach()), torch.zeros(16, 1))).backward()
    d.step()
    g.zero_grad()
    criterion(judge(fake), torch.ones(16, 1)).backward()
    g.step()
"""
WORKERS = changed(CLASSIFIER, ("batch_size=30, shuffle=True", "batch_size=30, shuffle=True, num_workers=1"),
                  ("range(6)", "range(2)"))  # fmt: skip
COMPILED = changed(
    CLASSIFIER,
    ("criterion = nn.Cross", "step = torch.compile(model, backend='eager')\ncriterion = nn.Cross"),
    ("outputs = model(inputs)", "outputs = step(inputs)"),
    ("range(6)", "range(2)"),
)
SCRIPTED = changed(BINARY, ("model = Net()", "model = torch.jit.script(Net())"))
AUTOCAST = changed(
    CLASSIFIER,
    (
        "        outputs = model(inputs)\n",
        "        with torch.autocast('cpu', torch.bfloat16):\n            outputs = model(inputs)\n",
    ),
    ("criterion(outputs, labels)", "criterion(outputs.float(), labels)"),
)
SCRIPTS = {
    "classifier": CLASSIFIER, "binary": BINARY, "regression": REGRESSION, "adam": ADAM, "lbfgs": LBFGS,
    "by hand": BY_HAND, "gan": GAN, "workers": WORKERS, "compiled": COMPILED, "scripted": SCRIPTED,
    "autocast": AUTOCAST,
}  # fmt: skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_numbers_are_the_same_to_the_last_bit(name: str, tmp_path: Path) -> None:
    script = "import warnings; warnings.simplefilter('ignore')\n" + SCRIPTS[name] + DIGEST
    with_doctor, alone = run(script, tmp_path), run(script, tmp_path, watched=False)
    assert alone.status == 0, alone.err
    assert (with_doctor.status, with_doctor.out, with_doctor.err) == (0, alone.out, alone.err)
    assert with_doctor.log and with_doctor.log.run.get("troubles", {}) == {}


CRASH = "import torch\nmodel = torch.nn.Linear(2, 1)\nprint('before')\nmodel(torch.zeros(3, 3))\n"


def test_an_exception_reads_as_without_the_doctor_and_leaves_a_log(tmp_path: Path) -> None:
    ran = run(CRASH, tmp_path)
    assert (ran.status, ran.out) == (1, "before\n")
    assert "RuntimeError: mat1 and mat2" in ran.err and "doctor" not in ran.err.replace(str(tmp_path), "")
    assert ran.log and ran.log.run["error"]["where"][0][1] == 4


@pytest.mark.parametrize(("leaving", "status"), [("3", 3), ("None", 0), ("'so long'", 1)])
def test_sys_exit_keeps_its_code(leaving: str, status: int, tmp_path: Path) -> None:
    ran = run(f"import sys\nsys.exit({leaving})\n", tmp_path)
    assert ran.status == status and ran.log
    assert ran.err == ("so long\n" if status == 1 else "")


def test_steps_stops_politely_past_an_except_exception(tmp_path: Path) -> None:
    script = changed(
        BINARY,
        ("    optimizer.step()", "    try:\n        optimizer.step()\n    except Exception:\n        pass"),
    )
    ran = run(script, tmp_path, steps=7)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert ran.log and ran.log.run["steps"] == 7 and ran.log.run["enough"]


def test_the_script_sees_its_own_arguments_and_name(tmp_path: Path) -> None:
    script = "import sys, pickle\nclass A: pass\nprint(sys.argv[1:], __name__, __file__ == sys.argv[0], sys.path[0])\n"
    script += "print(type(pickle.loads(pickle.dumps(A()))) is A)\n"
    ran = run(script, tmp_path, "--lr", "3")
    assert ran.out == f"['--lr', '3'] __main__ True {tmp_path}\nTrue\n", ran.err
