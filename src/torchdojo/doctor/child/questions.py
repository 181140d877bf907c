"""Questions to a model about the one call that its training just made."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

POSITIONS = 400  # of whole numbers, each of which costs a call of the model
Loss = tuple[str, Callable[..., Tensor], tuple[Any, ...], dict[str, Any]]


def features(model: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return which features of the first input cannot change the output, whatever the row."""
    x = args[0]
    if not isinstance(x, Tensor) or x.dim() < 2:
        return {"trouble": "the model's input is no batch of features"}
    model.eval()
    reached = (
        _by_gradient(model, args, kwargs) if x.is_floating_point() else _by_exchange(model, args, kwargs)
    )
    lost = [list(place) for place in (~reached).nonzero().tolist()]
    return {"features": reached.numel(), "lost": lost[:20], "count": len(lost), "dims": x.dim()}


def _by_gradient(model: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Tensor:
    """A feature reaches the output if some row's output has a slope along it."""
    x = args[0].detach().clone().requires_grad_()
    total = torch.zeros(())
    dice = torch.Generator().manual_seed(0)
    for part in _tensors(model(x, *args[1:], **kwargs)):
        total = total + (part * torch.randn(part.shape, generator=dice)).sum()
    (slope,) = torch.autograd.grad(total, x)
    return (slope != 0).any(0)


def _by_exchange(model: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Tensor:
    """A position of whole numbers reaches the output if exchanging it between rows changes something."""
    x, reached = args[0], torch.ones(args[0].shape[1:], dtype=torch.bool)
    with torch.no_grad():
        before = _tensors(model(x, *args[1:], **kwargs))
        for place in reached.nonzero()[:POSITIONS].tolist():
            other = x.clone()
            index = (slice(None), *place)
            other[index] = x[index].roll(1, 0)
            if torch.equal(other, x):
                continue  # the same in every row: this batch cannot tell
            after = _tensors(model(other, *args[1:], **kwargs))
            reached[tuple(place)] = any(not torch.equal(a, b) for a, b in zip(before, after, strict=True))
    return reached


def modes(
    model: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any], loss: Loss | None, output: Any
) -> dict[str, Any]:
    """Return how the answers in training mode and in evaluation mode differ, and whether the latter repeat."""
    answers = []
    with torch.no_grad():
        for training in (True, False, False):
            model.train(training)
            answers.append(_tensors(model(*args, **kwargs)))
    first, second, third = answers
    size = max(float(sum(part.abs().mean() for part in first)), 1e-12)
    found: dict[str, Any] = {
        "apart": float(sum((a - b).abs().mean() for a, b in zip(first, second, strict=True))) / size,
        "repeats": all(torch.equal(a, b) for a, b in zip(second, third, strict=True)),
    }
    direct = loss is not None and isinstance(output, Tensor) and loss[2][0] is output
    if loss is not None and direct:
        _, function, given, settings = loss
        with torch.no_grad():
            found["losses"] = [float(function(a[0], *given[1:], **settings).mean()) for a in (first, second)]
    return found


def _tensors(answer: Any) -> list[Tensor]:
    """Return the floating-point tensors of whatever a model returns."""
    if isinstance(answer, Tensor):
        return [answer] if answer.is_floating_point() else []
    parts = (
        answer.values() if isinstance(answer, dict) else answer if isinstance(answer, (list, tuple)) else ()
    )
    return [one for part in parts for one in _tensors(part)]
