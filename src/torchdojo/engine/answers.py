"""What a classifier answered: its accuracy, the baseline any accuracy stands beside, and two views."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from torchdojo.text import Text
from torchdojo.views import Confusion, Images

AT_ONCE = 1000  # pictures sent through the network together when no gradient is needed
SHOWN = 12  # mistakes: two rows of six


def majority(y_train: Tensor, y_test: Tensor) -> float:
    """Return the accuracy on the test set of always answering with the commonest training class."""
    return (y_test == y_train.bincount().argmax()).double().mean().item()


def predict(model: nn.Module, x: Tensor, device: torch.device) -> Tensor:
    """Return the logits (N, K) for all of x, in evaluation mode and without a graph, the way lecture 8 writes out."""
    model.eval()
    with torch.no_grad():
        return torch.cat([model(part.to(device)).cpu() for part in torch.split(x, AT_ONCE)])


def accuracy(y_test: Tensor, logits: Tensor) -> float:
    """Return the share of rows whose largest logit stands at the right class."""
    return (logits.argmax(1) == y_test).double().mean().item()


def count(model: nn.Module) -> int:
    """Return how many numbers the model learns."""
    return sum(weights.numel() for weights in model.parameters())


def answers(
    x: npt.NDArray[np.uint8], y: npt.NDArray[np.int64], logits: Tensor, classes: Sequence[str]
) -> Iterator[Confusion | Images]:
    """Show how the pictures x (N, H, W) were answered: all counts, then the mistakes made with most confidence."""
    y_true, k = torch.from_numpy(y), len(classes)
    sure, y_pred = logits.softmax(1).max(1)
    counts = torch.bincount(y_true * k + y_pred, minlength=k * k).reshape(k, k)
    yield Confusion(
        Text(en="Truth (row) and answer (column)", zh="真实类别（行）与回答（列）"), classes, counts.tolist()
    )

    wrong = (y_pred != y_true).nonzero().squeeze(1)
    worst = wrong[sure[wrong].argsort(descending=True)][:SHOWN].tolist()
    yield Images(
        Text(en="The most confident mistakes: truth → answer", zh="最有把握的错误：真实 → 回答"),
        images=[(x[i] / 255).round(2).tolist() for i in worst],
        captions=[f"{classes[int(y_true[i])]} → {classes[int(y_pred[i])]}" for i in worst],
    )
