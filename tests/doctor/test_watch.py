"""`with doctor.watch() as seen`: in this very process, without a trace behind it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn
from torch.nn.modules import module
from torch.optim import Optimizer, lr_scheduler, optimizer

from torchdojo import doctor
from torchdojo.text import DojoError


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", "en")


def train(clear: bool) -> float:
    torch.manual_seed(0)
    x_data = torch.randn(60, 3)
    y_data = x_data.sum(dim=1, keepdim=True)
    model = nn.Linear(3, 1)
    sgd = torch.optim.SGD(model.parameters(), lr=0.001)
    for _ in range(20):
        loss = nn.functional.mse_loss(model(x_data), y_data)
        if clear:
            sgd.zero_grad()
        torch.autograd.backward(loss)  # <- here
        sgd.step()
    return loss.item()


LINE = next(
    n
    for n, text in enumerate(Path(__file__).read_text("utf-8").splitlines(), 1)
    if text.endswith("# <- here")
)


def places() -> Iterator[tuple[Any, dict[Any, Any]]]:
    """Everything that hooks may be put on."""
    owners: list[Any] = [
        torch,
        torch.Tensor,
        torch.autograd,
        torch.jit,
        nn.Module,
        nn.functional,
        nn.utils,
        Optimizer,
    ]
    owners += [c for c in (*vars(lr_scheduler).values(), *vars(nn).values()) if isinstance(c, type)]
    for owner in (*owners, torch.utils.data.DataLoader, torch.utils.data.dataloader._BaseDataLoaderIter):
        yield owner, {k: v for k, v in vars(owner).items() if k not in ("__abstractmethods__", "_abc_impl")}
    hooks: list[dict[int, Any]] = [
        optimizer._global_optimizer_pre_hooks,
        optimizer._global_optimizer_post_hooks,
    ]
    for hook in (*hooks, module._global_parameter_registration_hooks):
        yield None, dict(hook)


def test_a_mistake_is_found_at_its_line_and_nothing_is_left_behind() -> None:
    train(True)  # torch imports its own parts at the first step
    before = list(places())
    with doctor.watch() as seen:
        changed = train(False)
    for (owner, old), (_, new) in zip(before, places(), strict=True):
        assert old.keys() == new.keys() and all(old[k] is new[k] for k in old), owner
    assert [(one.rule.name, one.finding.place.line) for one in seen.findings] == [
        ("gradients-never-cleared", LINE)
    ]
    assert seen.errors == seen.findings and changed == train(False)
    text, page = str(seen), seen._repr_html_()
    assert "ERROR  gradients-never-cleared" in text and "made 20 steps" in text
    assert (
        '<span style="color:#b00020;font-weight:bold">ERROR  gradients-never-cleared' in page
        and "<- here" not in page
    )


def test_a_healthy_block_is_left_in_peace_by_rules_that_read_the_whole_file() -> None:
    with doctor.watch() as seen:
        train(True)
    assert seen.findings == [] and "No backward()" not in str(seen)


def test_a_block_inside_a_block_sees_its_own() -> None:
    with doctor.watch() as outer:
        with doctor.watch() as inner:
            train(False)
        train(True)
    assert [one.rule.name for one in inner.findings] == ["gradients-never-cleared"]
    assert outer.diagnosis.log is not None and outer.diagnosis.log.run["steps"] >= 20


def test_an_exception_passes_through_and_is_reported() -> None:
    with pytest.raises(ZeroDivisionError), doctor.watch() as seen:
        train(True)
        raise ZeroDivisionError("by me")
    assert "ended with ZeroDivisionError: by me" in str(seen)


def test_asking_too_early_is_explained() -> None:
    with doctor.watch() as seen, pytest.raises(DojoError, match="has not ended"):
        seen.findings  # noqa: B018


CELLS = (
    "import torch, torchdojo.doctor\nfrom torch import nn\nx = torch.randn(30, 2)\nmodel = nn.Linear(2, 1)\n"
    "sgd = torch.optim.SGD(model.parameters(), lr=0.001)",
    "with torchdojo.doctor.watch() as seen:\n    for _ in range(20):\n        loss = model(x).pow(2).mean()\n"
    "        loss.backward()\n        sgd.step()",
    "seen",
)


@pytest.mark.slow
def test_jupyter_shows_the_report_with_its_own_names_of_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(book, timeout=None).execute()
    (output,) = book.cells[2].outputs
    page = output["data"]["text/html"]
    assert ">ERROR  gradients-never-cleared  In[2]:4</span>" in page
    assert "sgd.step()" in page  # the lines around it
