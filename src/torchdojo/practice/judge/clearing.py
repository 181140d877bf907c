"""Are the gradients of one update cleared before the next? Seen at backward(), not searched for in the text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.optim.optimizer import Optimizer, register_optimizer_step_post_hook

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.blame import spot_of_caller
from torchdojo.practice.judge.replacing import replaced
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.verdict import Spot


@contextmanager
def cleared(answer: Answer, called: str) -> Iterator[None]:
    """Raise Wrong at the end if the first backward() after some step() still found the gradients of before.

    Several backward() for one step, a way to larger batches, are no mistake. One optimizer at a time.
    """
    stepped: list[Optimizer] = []
    found: list[Spot | None] = []
    backward = torch.autograd.backward

    def watched(*args: Any, **kwargs: Any) -> None:
        if stepped and not found and any(map(_holds_gradients, stepped)):
            found.append(spot_of_caller(answer.file))
        stepped.clear()
        backward(*args, **kwargs)

    hook = register_optimizer_step_post_hook(lambda optimizer, *_: stepped.append(optimizer))
    try:
        with replaced(torch.autograd, "backward", watched):
            yield
    finally:
        hook.remove()
    if found:
        raise wrong("no-zeroing", called, spot=found[0])


def _holds_gradients(optimizer: Optimizer) -> bool:
    weights = (weight for group in optimizer.param_groups for weight in group["params"])
    return any(weight.grad is not None and bool(weight.grad.any()) for weight in weights)
