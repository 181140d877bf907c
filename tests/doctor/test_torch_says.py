"""PyTorch's own warnings are shown with a reason and a cure, and each that we know is one that PyTorch still says."""

import re
from pathlib import Path

import pytest

from doctor.running import run
from torchdojo.doctor.diagnosis import diagnose
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.report import report
from torchdojo.doctor.torch_says import KNOWN, said

LINES = {
    "Using a target size": "F.mse_loss(torch.ones(3, 1), torch.ones(3))",
    "Detected call of `lr_scheduler.step()` before": "torch.optim.lr_scheduler.StepLR(sgd, 1).step()",
    "Implicit dimension choice for": "F.softmax(torch.ones(2, 3))",
    "reduction: 'mean' divides the total loss by both": "F.kl_div(torch.zeros(2, 3), torch.ones(2, 3))",
    "dropout option adds dropout after all but last recurrent layer": "nn.LSTM(2, 3, dropout=0.5)",
    "Creating a tensor from a list of numpy": "torch.tensor([np.ones(3), np.ones(3)])",
    "To copy construct from a tensor": "torch.tensor(torch.ones(2))",
    "The .grad attribute of a Tensor that is not a leaf": "(torch.ones(2, requires_grad=True) * 2).grad",
    "Converting a tensor with requires_grad=True to a scalar": "float(torch.ones(1, requires_grad=True))",
    "array is not writable": "torch.from_numpy(np.broadcast_to(np.ones(1), (3,)))",
    "This DataLoader will create": "torch.utils.data.DataLoader(torch.ones(4), num_workers=999)",
    "pin_memory' argument is set as true": "next(iter(torch.utils.data.DataLoader(torch.ones(4), pin_memory=True)))",
    "size_average and reduce args": "nn.MSELoss(size_average=True)",
    "degrees of freedom is <= 0": "torch.ones(1).std()",
    "The epoch parameter in `scheduler.step()`": "torch.optim.lr_scheduler.StepLR(sgd, 1).step(3)",
}
HEAD = """\
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
import warnings
warnings.simplefilter("always")
sgd = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.1)
"""
MINE = 'warnings.warn("my own business")\n'


def test_every_known_warning_is_still_said_and_found_at_its_line(tmp_path: Path) -> None:
    assert list(LINES) == [known.words for known in KNOWN]
    ran = run(HEAD + "\n".join(LINES.values()) + "\n" + MINE, tmp_path)
    assert ran.status == 0 and ran.log, ran.err
    places = {one.known.words: one.place.line for one in said(ran.log, frozenset()) if one.known}
    assert places == {words: HEAD.count("\n") + 1 + number for number, words in enumerate(LINES)}
    assert not any("my own" in one.text for one in said(ran.log, frozenset()))


@pytest.mark.parametrize(("language", "why"), [("en", "why       Without dim"), ("zh", "原因      不写 dim")])
def test_the_report_shows_them(
    language: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", language)
    ran = run(HEAD + "F.softmax(torch.ones(2, 3))\n", tmp_path)
    assert ran.log
    text = "\n".join(report(diagnose(ran.log)))
    assert re.search(r"PyTorch .*train\.py:8", text) and why in text and "Implicit dimension" in text


def test_a_warning_that_a_finding_explains_is_not_repeated(tmp_path: Path) -> None:
    ran = run(rules()["broadcast-in-regression-loss"].sick, tmp_path)
    assert ran.log and "Using a target size" in ran.err
    assert list(said(ran.log, frozenset(["broadcast-in-regression-loss"]))) == []
    assert len(list(said(ran.log, frozenset()))) == 1
