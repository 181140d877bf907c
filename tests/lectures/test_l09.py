"""Lecture 9: shapes are computed, not guessed; convolutions by hand are torch's; every batch is moved."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional

from torchdojo.engine.finish import finish
from torchdojo.lectures.l09_cnn import axes, cnn, convolution
from torchdojo.lectures.l09_cnn.convolution import by_loops, by_matrix
from torchdojo.lectures.l09_cnn.deeper import DeeperNet
from torchdojo.lectures.l09_cnn.sizes import after, output_size
from torchdojo.text import DojoError
from torchdojo.views import Images, Kernel, Table

SIDES = st.integers(1, 12)


@given(SIDES, st.integers(1, 5), st.integers(1, 3), st.integers(0, 3), st.integers(1, 3))
def test_the_formula_is_what_conv2d_does(
    size: int, kernel: int, stride: int, padding: int, dilation: int
) -> None:
    conv = nn.Conv2d(1, 1, kernel, stride, padding, dilation)
    x = torch.zeros(1, 1, size, size)
    try:
        expected = conv(x).shape[2]
    except RuntimeError:
        with pytest.raises(DojoError, match=str(size)):
            output_size(size, kernel, stride, padding, dilation)
    else:
        assert output_size(size, kernel, stride, padding, dilation) == expected


@pytest.mark.parametrize(
    "wrong", [{"size": 0}, {"kernel": 0}, {"stride": 0}, {"dilation": 0}, {"padding": -1}]
)
def test_impossible_sizes_are_refused_with_the_value(wrong: dict[str, int]) -> None:
    name, value = next(iter(wrong.items()))
    with pytest.raises(DojoError, match=f"{name}={value}"):
        output_size(**{"size": 28, "kernel": 3, **wrong})


def test_the_cure_of_a_kernel_too_large_names_a_size_that_works() -> None:
    with pytest.raises(DojoError) as error:
        output_size(3, kernel=5, dilation=2)
    assert "at least 9" in error.value.cure.en and "at least 3" in error.value.cure.en
    assert output_size(9, 5, dilation=2) == output_size(3, 5, padding=3, dilation=2) == 1


@given(
    st.tuples(st.integers(1, 2), st.integers(1, 3), st.integers(3, 7), st.integers(3, 7)),
    *(st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.integers(0, 2)),
)
@settings(max_examples=50)
def test_convolutions_by_hand_are_those_of_torch(
    shape: tuple[int, int, int, int], out: int, k: int, stride: int, padding: int
) -> None:
    x = torch.randn(*shape, dtype=torch.float64)
    weight = torch.randn(out, shape[1], k, k, dtype=torch.float64)
    expected = functional.conv2d(x, weight, stride=stride, padding=padding)
    for way in (by_loops, by_matrix):
        assert torch.allclose(way(x, weight, stride, padding), expected, atol=1e-12)


def test_the_kernel_views_are_the_slides_numbers() -> None:
    views = finish(convolution.PROGRAM).views
    outputs = [v.output for v in views if isinstance(v, Kernel)]
    assert outputs[0] == [[211, 295, 262], [259, 282, 214], [251, 253, 169]]
    assert outputs[1][0] == [91, 168, 224, 215, 127]
    assert outputs[2] == [[211, 262], [251, 169]]
    assert next(v.rows for v in views if isinstance(v, Table)) == [[4, 8], [9, 8]]


def test_a_setting_that_is_one_of_the_slides_is_shown_once() -> None:
    kernels = [v for v in finish(convolution.PROGRAM, {"padding": 1}).views if isinstance(v, Kernel)]
    assert len(kernels) == 2


@pytest.mark.parametrize("program", [axes.PROGRAM, convolution.PROGRAM])
def test_settings_that_cannot_be_are_refused_in_words(program: object) -> None:
    impossible = {"height": 2} if program is axes.PROGRAM else {"stride": 0}
    with pytest.raises(DojoError):
        finish(program, impossible)  # type: ignore[arg-type]


def test_permute_keeps_the_picture_and_reshape_does_not() -> None:
    images = next(v for v in finish(axes.PROGRAM).views if isinstance(v, Images))
    photo = axes.photograph(60, 100)
    red = torch.tensor(images.images[0])
    assert torch.allclose(red, photo[:, :, 0], atol=0.006)
    assert not torch.allclose(torch.tensor(images.images[3]), photo[:, :, 0], atol=0.006)


@pytest.mark.parametrize(("height", "width"), [(28, 28), (32, 20), (16, 16)])
def test_networks_compute_their_flatten_size_for_pictures_of_any_shape(height: int, width: int) -> None:
    x = torch.randn(2, 1, height, width)
    assert cnn.Net(height, width, 7)(x).shape == (2, 7)
    assert DeeperNet(height, width, 7)(x).shape == (2, 7)


def test_the_course_network_is_the_course_network() -> None:
    net = cnn.Net()
    assert after(28) == 4 and net.fc.in_features == 320
    assert sum(p.numel() for p in net.parameters()) == 8_490


def test_a_picture_too_small_for_the_network_is_refused_in_words() -> None:
    with pytest.raises(DojoError, match="does not fit"):
        cnn.Net(8, 8)


def test_every_batch_is_moved_to_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[torch.dtype] = []

    class Counted(torch.Tensor):
        def to(self, *args: object, **kwargs: object) -> torch.Tensor:
            moved.append(self.dtype)
            return super().to(*args, **kwargs)  # type: ignore[call-overload]

    def batches(x: torch.Tensor, y: torch.Tensor, batch: int, recipe: str) -> list[list[torch.Tensor]]:
        return [[x[:4].as_subclass(Counted), y[:4].as_subclass(Counted)]]

    monkeypatch.setattr(cnn, "batches", batches)
    finish(cnn.PROGRAM, {"epochs": 1})
    assert moved == [torch.float32, torch.int64]


def test_the_network_shows_its_kernels_and_what_they_find() -> None:
    images = [v for v in finish(cnn.PROGRAM, {"recipe": "fast"}).views if isinstance(v, Images)]
    kernels, found = images[0], images[1]
    assert len(kernels.images) == 10 and torch.tensor(kernels.images[0]).shape == (5, 5)
    assert len(found.images) == 11 and torch.tensor(found.images[1]).shape == (24, 24)
    assert all(0 <= v <= 1 for image in (*kernels.images, *found.images) for row in image for v in row)
