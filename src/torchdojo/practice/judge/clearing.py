"""Are the gradients of one update cleared before the next? Seen at backward(), not searched for in the text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.optim.optimizer import Optimizer, register_optimizer_step_post_hook

from torchdojo.practice.judge.answer import Answer
from torchdojo.practice.judge.blame import spot_of_caller
from torchdojo.practice.judge.replacing import replaced
from torchdojo.practice.judge.sentences import wrong
from torchdojo.practice.verdict import Spot

Kept = list[tuple[Tensor, Tensor]]


@contextmanager
def cleared(answer: Answer, called: str) -> Iterator[None]:
    """Raise Wrong at the end if the first backward() after some step() adds to the gradients of before.

    Several backward() for one step, a way to larger batches, are no mistake, nor are the gradients that the training of
    another model left: this backward() does not touch them.
    """
    stepped: list[Optimizer] = []
    found: list[Spot | None] = []
    backward = torch.autograd.backward

    def watched(*args: Any, **kwargs: Any) -> None:
        kept = {optimizer: _gradients(optimizer) for optimizer in stepped}
        backward(*args, **kwargs)
        touched = [optimizer for optimizer, before in kept.items() if _changed(before)]
        if touched and not found:
            found.append(spot_of_caller(answer.file))
        stepped[:] = [optimizer for optimizer, before in kept.items() if before and optimizer not in touched]

    hook = register_optimizer_step_post_hook(lambda optimizer, *_: stepped.append(optimizer))
    try:
        with replaced(torch.autograd, "backward", watched):
            yield
    finally:
        hook.remove()
    if found:
        raise wrong("no-zeroing", called, spot=found[0])


def _gradients(optimizer: Optimizer) -> Kept:
    """Return the weights that hold a gradient, each with a copy of it; those of zeros count as cleared."""
    weights = (weight for group in optimizer.param_groups for weight in group["params"])
    return [(one, one.grad.clone()) for one in weights if one.grad is not None and bool(one.grad.any())]


def _changed(kept: Kept) -> bool:
    return any(weight.grad is None or not torch.equal(weight.grad, before) for weight, before in kept)
