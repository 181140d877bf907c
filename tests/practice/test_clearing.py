"""Gradients left over from the update before are noticed, by whatever optimizer and call; larger batches are not."""

from collections.abc import Callable

import pytest
import torch
from torch import nn

from torchdojo.practice.judge import Answer, Wrong, cleared

Train = Callable[[], None]


def training(clear: str, backwards: int = 1, name: str = "SGD") -> Train:
    """Return a training of three rounds; `clear`: the call that clears, if any."""

    def train() -> None:
        model = nn.Linear(2, 1)
        optimizer = getattr(torch.optim, name)(model.parameters(), lr=0.01)
        for _ in range(3):
            if clear:
                {"optimizer": optimizer.zero_grad, "model": model.zero_grad}[clear]()
            for _ in range(backwards):
                loss = model(torch.ones(4, 2)).square().sum()
                torch.autograd.backward(loss) if name == "Adam" else loss.backward()
            optimizer.step()

    return train


def judged(train: Train) -> None:
    with cleared(Answer({}, __file__), "train()"):
        train()


@pytest.mark.parametrize("name", ["SGD", "Adam", "RMSprop"])
def test_gradients_that_pile_up_are_noticed(name: str) -> None:
    with pytest.raises(Wrong) as caught:
        judged(training("", name=name))
    assert caught.value.kind == "no-zeroing"
    assert caught.value.spot and "backward" in caught.value.spot.source


@pytest.mark.parametrize("clear", ["optimizer", "model"])
@pytest.mark.parametrize("backwards", [1, 3])
def test_cleared_ones_are_not(clear: str, backwards: int) -> None:
    judged(training(clear, backwards))


def one_after_the_other(first: str, second: str) -> Train:
    def train() -> None:
        training(first)()
        training(second)()

    return train


def test_what_another_training_left_behind_is_no_mistake() -> None:
    judged(one_after_the_other("optimizer", "model"))


@pytest.mark.parametrize("clear", [("optimizer", ""), ("", "optimizer")])
def test_of_two_trainings_the_one_that_never_clears_is_noticed(clear: tuple[str, str]) -> None:
    with pytest.raises(Wrong):
        judged(one_after_the_other(*clear))


def test_two_models_in_turn_may_each_clear_their_own() -> None:
    def train(forget: bool) -> None:
        models = [nn.Linear(2, 1) for _ in range(2)]
        optimizers = [torch.optim.SGD(model.parameters(), lr=0.01) for model in models]
        for _ in range(3):
            for number, (model, optimizer) in enumerate(zip(models, optimizers, strict=True)):
                if not (forget and number):
                    optimizer.zero_grad()
                model(torch.ones(4, 2)).square().sum().backward()
                optimizer.step()

    judged(lambda: train(forget=False))
    with pytest.raises(Wrong):
        judged(lambda: train(forget=True))


def test_an_exception_leaves_torch_as_it_was() -> None:
    before = torch.autograd.backward
    with pytest.raises(ZeroDivisionError), cleared(Answer({}, __file__), "train()"):
        raise ZeroDivisionError
    assert torch.autograd.backward is before
    training("")()  # nobody watches any more
