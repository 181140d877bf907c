"""A forbidden function is noticed by whatever way it is called, and only while the answer is at work."""

from collections.abc import Callable
from importlib import import_module

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from torchdojo.practice.judge import BASE, OWN, Answer, Wrong

X = torch.ones(2, 3)
WAYS = {
    "F": lambda x: F.softmax(x, dim=1),
    "torch": lambda x: torch.softmax(x, 1),
    "method": lambda x: x.softmax(1),
    "special": lambda x: torch.special.softmax(x, 1),
    "module": lambda x: nn.Softmax(dim=1)(x),
    "getattr": lambda x: getattr(torch, "soft" + "max")(x, 1),
    "aten": lambda x: torch.ops.aten.softmax.int(x, 1),
    "aten private": lambda x: torch.ops.aten._softmax(x, 1, False),
    "torch private": lambda x: torch._softmax(x, 1, False),
    "inside another": lambda x: F.scaled_dot_product_attention(x[None], x[None], x[None]) + F.gumbel_softmax(x),
    "vmap": lambda x: torch.vmap(lambda row: torch.softmax(row, 0))(x),
    "under no_grad": lambda x: torch.no_grad()(lambda: torch.softmax(x, 1))(),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_softmax_is_noticed(way: str) -> None:
    answer = Answer({"f": WAYS[way]}, __file__, frozenset({"softmax"}))
    with pytest.raises(Wrong) as caught:
        answer.call("f", X)
    assert caught.value.kind == "shortcut"
    assert caught.value.spot and caught.value.spot.file == __file__


def test_it_is_noticed_though_the_answer_hides_its_exceptions() -> None:
    def f(x: torch.Tensor) -> torch.Tensor | None:
        try:
            return x.softmax(1)
        except BaseException:
            return None

    with pytest.raises(Wrong, match="shortcut"):
        Answer({"f": f}, __file__, frozenset({"softmax"})).call("f", X)


def test_what_is_not_forbidden_is_left_alone() -> None:
    answer = Answer({"f": lambda x: F.log_softmax(x, 1).exp()}, __file__, frozenset({"softmax"}))
    assert answer.call("f", X).shape == (2, 3)


def test_a_call_outside_the_answer_does_not_count() -> None:
    answer = Answer({"f": lambda x: x}, __file__, frozenset({"softmax"}))
    F.softmax(X, dim=1)
    assert answer.call("f", X) is X


@pytest.mark.parametrize(
    ("forbidden", "way"),
    [
        ("conv2d", lambda: F.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2))),
        ("convolution", lambda: torch.ops.aten.convolution(
            torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2), None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1)),
        ("linear", lambda: nn.Linear(3, 2)(X)),
        ("cross_entropy", lambda: nn.CrossEntropyLoss()(X, torch.tensor([0, 1]))),
        ("gru_cell", lambda: nn.GRUCell(3, 2)(X)),
        ("rnn_tanh", lambda: nn.RNN(3, 2)(X)),
        ("batch_norm", lambda: nn.BatchNorm1d(3)(X)),
    ],
)  # fmt: skip
def test_other_functions_are_known_by_their_last_name(forbidden: str, way: Callable[[], object]) -> None:
    answer = Answer({"f": way}, __file__, frozenset({forbidden}))
    with pytest.raises(Wrong, match="shortcut"):
        answer.call("f")


def stepped_by_function(param: nn.Parameter) -> None:
    step = import_module("torch.optim.sgd").sgd
    step([param], [torch.ones(2)], [None], foreach=False, weight_decay=0.0, momentum=0.0, lr=0.1,
         dampening=0.0, nesterov=False, maximize=False)  # fmt: skip


class OwnOptimizer(torch.optim.Optimizer):
    def __init__(self, param: nn.Parameter) -> None:
        super().__init__([param], {})


@pytest.mark.parametrize("way", [lambda p: torch.optim.AdamW([p]), stepped_by_function])
def test_an_optimizer_of_torch_is_noticed_as_a_class_and_as_a_function(way: Callable[..., object]) -> None:
    with pytest.raises(Wrong, match="shortcut"):
        Answer({"f": torch.no_grad()(way)}, __file__, OWN).call("f", nn.Parameter(torch.ones(2)))


def test_an_optimizer_of_ones_own_may_be_built_on_torchs_base_unless_that_is_ruled_out() -> None:
    param = nn.Parameter(torch.ones(2))
    Answer({"f": OwnOptimizer}, __file__, OWN).call("f", param)
    with pytest.raises(Wrong, match="shortcut"):
        Answer({"f": OwnOptimizer}, __file__, OWN | {BASE}).call("f", param)
