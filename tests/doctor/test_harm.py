"""Do no harm: with the doctor or without, a script prints the same, ends the same, learns bit for bit the same."""

from functools import partial
from pathlib import Path

import pytest

from doctor.running import run
from torchdojo.doctor.child.recorder import Recorder
from torchdojo.doctor.child.script import Order, _forget_us
from torchdojo.doctor.diagnosis import diagnose
from torchdojo.doctor.discovery import rules
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
TRACED = (
    BINARY
    + """
print(torch.jit.trace(model, x_data[:3])(x_data).sum().item())
with torch.no_grad():
    print(torch.export.export(model, (x_data,)).module()(x_data).sum().item())
"""
)
AUTOCAST = changed(
    CLASSIFIER,
    (
        "        outputs = model(inputs)\n",
        "        with torch.autocast('cpu', torch.bfloat16):\n            outputs = model(inputs)\n",
    ),
    ("criterion(outputs, labels)", "criterion(outputs.float(), labels)"),
)
ENSEMBLE = """
import copy
import torch
from torch import nn
from torch.func import functional_call, grad_and_value, stack_module_state, vmap
torch.manual_seed(2)
x = torch.rand(90, 3)
y = (x.sum(1, keepdim=True) > 1.5).float()
model = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1))
twins = [model, copy.deepcopy(model)]
weights, buffers = stack_module_state(twins)
weights = {name: w.detach() for name, w in weights.items()}
hollow = copy.deepcopy(model).to("meta")
def loss_of(weights, buffers, x, y):
    return nn.functional.binary_cross_entropy_with_logits(functional_call(hollow, (weights, buffers), (x,)), y)
for _ in range(12):
    slopes, losses = vmap(grad_and_value(loss_of), (0, 0, None, None))(weights, buffers, x, y)
    weights = {name: w - 0.5 * slopes[name] for name, w in weights.items()}
print(losses.tolist())
print(vmap(lambda w: functional_call(hollow, w, (x[:2],)).sigmoid().round())(weights).tolist())
"""
MAML = """
import torch
from torch import nn
from torch.func import functional_call, grad
torch.manual_seed(3)
model = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Dropout(0.0), nn.Linear(8, 1))
outer = torch.optim.Adam(model.parameters(), lr=1e-2)
def loss_of(weights, x, y):
    return nn.functional.mse_loss(functional_call(model, weights, (x,)), y)
for _ in range(30):
    x = torch.randn(10, 1)
    slow = dict(model.named_parameters())
    slopes = grad(loss_of)(slow, x, x * 2)
    fast = {name: w - 0.1 * slopes[name] for name, w in slow.items()}
    outer.zero_grad()
    loss_of(fast, x, x * 2).backward()
    outer.step()
"""
DERIVATIVES = """
import torch
from torch import nn
from torch.func import hessian, jacfwd, jacrev, jvp, linearize, vjp, vmap
torch.manual_seed(4)
model = nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.BatchNorm1d(6).eval(), nn.Linear(6, 1))
one = lambda x: model(x.unsqueeze(0)).squeeze()
x = torch.randn(5, 2)
print(jacrev(one)(x[0]).tolist(), jacfwd(one)(x[0]).tolist(), jvp(one, (x[0],), (x[1],))[1].item())
print(vjp(one, x[0])[1](torch.tensor(1.0))[0].tolist(), linearize(one, x[0])[1](x[1]).item())
print(vmap(hessian(one))(x).sum().item(), torch.autograd.functional.jacobian(one, x[0], vectorize=True).tolist())
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(5):
    optimizer.zero_grad()
    (vmap(jacrev(one))(x) ** 2).sum().backward()
    optimizer.step()
"""
HANGING = """
import torch
from torch import nn
torch.manual_seed(0)
x_data, heard = torch.randn(40, 21), []
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn, self.out = nn.GRU(1, 8, batch_first=True, bidirectional=True), nn.Linear(16, 1)
    def forward(self, x):
        h = self.rnn(x)[0]
        h.register_hook(lambda slope: heard.append(slope.abs().sum().item()))
        return self.out(h).squeeze(-1)
model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for _ in range(8):
    loss = nn.functional.mse_loss(model(x_data[:, :-1, None]), x_data[:, 1:])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(len(heard), sum(heard))
"""
SCRIPTS = {
    "classifier": CLASSIFIER, "binary": BINARY, "regression": REGRESSION, "adam": ADAM, "lbfgs": LBFGS,
    "by hand": BY_HAND, "gan": GAN, "workers": WORKERS, "compiled": COMPILED, "scripted": SCRIPTED,
    "autocast": AUTOCAST, "ensemble under vmap": ENSEMBLE, "maml by functional_call": MAML,
    "derivatives of functions": DERIVATIVES, "traced": TRACED,
    "hooks of its own on the graph": HANGING,
}  # fmt: skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_numbers_are_the_same_to_the_last_bit(name: str, tmp_path: Path) -> None:
    script = "import warnings; warnings.simplefilter('ignore')\n" + SCRIPTS[name] + DIGEST
    with_doctor, alone = run(script, tmp_path), run(script, tmp_path, watched=False)
    assert alone.status == 0, alone.err
    assert (with_doctor.status, with_doctor.out, with_doctor.err) == (0, alone.out, alone.err)
    assert with_doctor.log and with_doctor.log.run.get("troubles", {}) == {}


class SilentError(Exception):
    """An exception that cannot even be printed."""

    def __str__(self) -> str:
        raise RuntimeError("no words")


def test_nothing_that_goes_wrong_in_a_hook_reaches_the_script() -> None:
    recorder = Recorder()
    recorder.active = True

    def fails(error: Exception) -> None:
        raise error

    for error in (ValueError("a number"), SilentError()):
        assert recorder.safely(partial(fails, error)) is None
    assert recorder.active
    assert sum(recorder.run["troubles"].values()) == 2


def test_an_exception_that_only_our_own_code_has_seen_is_forgotten_without_another() -> None:
    try:
        Order()  # type: ignore[call-arg]
    except TypeError as error:
        seen = error
    bare = ValueError("of nobody's")  # it has no traceback at all
    bare.__cause__ = seen
    _forget_us(bare)
    assert bare.__traceback__ is None


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


def test_a_throng_of_calls_before_the_training_is_passed_by_and_the_training_is_not(tmp_path: Path) -> None:
    sick = rules()["softmax-before-cross-entropy"].sick
    prepared = "for _ in range(12_000):\n    x_data = x_data * 1.0\n"
    marked = changed(sick, ("\nmodel = ", f"\n{prepared}\nmodel = "))
    ran = run(marked, tmp_path)
    assert ran.log, ran.err
    assert [one.rule.name for one in diagnose(ran.log).found] == ["softmax-before-cross-entropy"]


def test_a_compiled_model_is_compiled_as_often_as_without_the_doctor(tmp_path: Path) -> None:
    compiled = changed(
        CLASSIFIER,
        (
            "criterion = nn",
            "counted = []\n\n\ndef backend(graph, example):\n    counted.append(graph)\n    return graph.forward\n\n\n"
            "model = torch.compile(model, backend=backend)\ncriterion = nn",
        ),
    )
    alone, watched = (
        run(f"{compiled}\nprint(len(counted))\n", tmp_path, watched=one) for one in (False, True)
    )
    assert alone.status == watched.status == 0, watched.err
    assert alone.out == watched.out
