"""Lecture 10: blocks keep the shapes they promise, shortcuts are what their names say, runs resume bit for bit."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn
from torch.nn import functional

from small_sets import few_digits
from torchdojo.engine import drive
from torchdojo.engine.finish import finish
from torchdojo.engine.folder import find_run
from torchdojo.engine.records import Ended, Epoched, Steps
from torchdojo.lectures import catalogue
from torchdojo.lectures.l10_advanced_cnn import vanishing
from torchdojo.lectures.l10_advanced_cnn.deep import Deep
from torchdojo.lectures.l10_advanced_cnn.densenet import DenseBlock
from torchdojo.lectures.l10_advanced_cnn.densenet import Net as DenseNet
from torchdojo.lectures.l10_advanced_cnn.inception import InceptionA
from torchdojo.lectures.l10_advanced_cnn.inception import Net as InceptionNet
from torchdojo.lectures.l10_advanced_cnn.one_by_one import counted, multiplications
from torchdojo.lectures.l10_advanced_cnn.residual import Net as ResidualNet
from torchdojo.lectures.l10_advanced_cnn.residual import ResidualBlock
from torchdojo.text import DojoError
from torchdojo.views import GradientNorms


@pytest.mark.parametrize("channels", [1, 10, 20])
def test_inception_gives_88_channels_and_keeps_height_and_width(channels: int) -> None:
    assert InceptionA(channels)(torch.randn(2, channels, 9, 7)).shape == (2, 88, 9, 7)


def test_inception_joins_its_branches_and_mixes_nothing_between_them() -> None:
    block, x = InceptionA(3), torch.randn(1, 3, 6, 6)
    assert torch.equal(block(x)[:, :16], block.one(x))
    assert torch.equal(block(x)[:, -24:], block.pool(x))


@pytest.mark.parametrize(("height", "width"), [(28, 28), (32, 20), (16, 16)])
def test_networks_fit_pictures_of_any_shape(height: int, width: int) -> None:
    x = torch.randn(2, 1, height, width)
    for net in (
        InceptionNet(height, width, 5),
        ResidualNet(height, width, 5, "identity"),
        DenseNet(height, width, 5, 12),
    ):
        assert net(x).shape == (2, 5)


@pytest.mark.parametrize("net", [InceptionNet, lambda h, w: ResidualNet(h, w, 10, "identity")])
def test_pictures_too_small_are_refused_in_words(net: type[nn.Module]) -> None:
    with pytest.raises(DojoError, match="8×15"):
        net(8, 15)


@pytest.mark.parametrize(
    ("shortcut", "expected"),
    [("identity", functional.relu), ("half", lambda x: functional.relu(x / 2)), ("none", torch.zeros_like)],
)
def test_a_block_that_learned_nothing_shows_its_shortcut(shortcut: str, expected: object) -> None:
    block, x = ResidualBlock(4, shortcut), torch.randn(2, 4, 5, 5)
    for parameter in block.parameters():
        nn.init.zeros_(parameter)
    assert torch.equal(block(x), expected(x))  # type: ignore[operator]


def test_the_convolution_on_the_shortcut_has_weights_of_its_own() -> None:
    sizes = {
        s: sum(p.numel() for p in ResidualNet(28, 28, 10, s).parameters())
        for s in ("identity", "half", "conv")
    }
    assert sizes == {"identity": 41_514, "half": 41_514, "conv": 42_842}


def test_a_dense_block_keeps_its_input_and_adds_growth_a_layer() -> None:
    x = torch.randn(2, 16, 6, 6)
    y = DenseBlock(16, 12)(x)
    assert y.shape == (2, 64, 6, 6)
    assert torch.equal(y[:, :16], x)


def test_in_evaluation_mode_an_answer_does_not_depend_on_the_batch() -> None:
    net, x = DenseNet(28, 28, 10, 12), torch.randn(8, 1, 28, 28)
    assert not torch.allclose(net(x)[:2], net(x[:2]), atol=1e-3)  # train(): it does
    net.eval()
    assert torch.allclose(net(x)[:2], net(x[:2]), atol=1e-5)


@pytest.mark.parametrize(
    ("channels", "out", "kernel", "size"), [(192, 32, 5, 28), (3, 7, 1, 10), (4, 2, 3, 9)]
)
def test_multiplications_are_those_that_torch_counts(channels: int, out: int, kernel: int, size: int) -> None:
    conv = nn.Conv2d(channels, out, kernel, padding=kernel // 2, bias=False)
    assert multiplications(channels, out, kernel, size) == counted(conv, torch.zeros(1, channels, size, size))


def test_an_even_kernel_is_refused_in_words() -> None:
    with pytest.raises(DojoError, match="kernel=4"):
        finish(catalogue.load(10, "one_by_one"), {"kernel": 4})


def test_a_shortcut_lets_the_gradient_through() -> None:
    reach = {}
    for cure in ("", "skip"):
        torch.manual_seed(0)
        model = Deep(torch.sigmoid, (784, 20, 64, 10), cure)
        nn.CrossEntropyLoss()(model(torch.randn(64, 784)), torch.arange(64) % 10).backward()
        norms = model.gradients()
        assert len(norms) == 20
        reach[cure] = norms[0] / norms[-1]
    assert reach[""] < 1e-13 and reach["skip"] > 1e-3


def test_gradients_are_shown_for_every_layer_of_every_network() -> None:
    shown = next(
        v for v in finish(vanishing.PROGRAM, {"epochs": 1, "depth": 4}).views if isinstance(v, GradientNorms)
    )
    assert {len(norms) for norms in shown.series.values()} == {4}
    assert len(shown.series) == 6


SHORT: dict[tuple[Any, ...], dict[str, Any]] = {
    (8, "mlp"): {"epochs": 2},
    (8, "mlp", "fast"): {"epochs": 2, "recipe": "fast"},
    (8, "confusion"): {"epochs": 2},
    (9, "cnn"): {"epochs": 2, "recipe": "fast"},
    (9, "neighbours"): {"epochs": 2},
    (10, "inception"): {"epochs": 2},
    (10, "residual"): {"epochs": 2, "recipe": "fast"},
    (10, "densenet"): {"epochs": 2},
    (10, "vanishing"): {"epochs": 2, "depth": 3},
}


@pytest.mark.parametrize("which", SHORT, ids=str)
def test_a_run_stopped_after_an_epoch_and_resumed_ends_as_if_never_stopped(
    which: tuple[Any, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path))
    monkeypatch.setattr(drive, "SAVE_SHARE", 1e9)
    number, name = which[:2]
    program, given = catalogue.load(number, name), {**SHORT[which], "data": str(few_digits(tmp_path / "few"))}
    records = drive.start(number, name, program, given, threads=1)
    for record in records:
        if isinstance(record, Epoched):
            records.close()
    *_, ended = drive.resume(program, find_run("last"), {}, threads=1)
    assert isinstance(ended, Ended) and ended.state == "done"
    undisturbed = finish(program, given)
    assert ended.result == undisturbed.result
    steps = [r.values["loss"] for r in find_run("last").records() if isinstance(r, Steps)]
    assert [loss for losses in steps for loss in losses] == undisturbed.losses
