"""From names to numbers and to answers: letters as codes, names as padded rows, and counting as a baseline."""

import unicodedata
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

CODES = 128  # ASCII
WHOLE = str.maketrans(
    dict(zip("łŁøØđĐı", "lLoOdDi", strict=True)) | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
)


def codes(name: str) -> list[int]:
    """Return each letter's ASCII code: é counts as e, ł as l, and 0 stands for what is not a Latin letter."""
    plain = unicodedata.normalize("NFKD", name.translate(WHOLE))  # é falls apart into e and its accent
    return [ord(c) if c.isascii() else 0 for c in plain if not unicodedata.combining(c)]


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return the codes (N, T), with zeros behind the shorter rows, and the lengths (N,)."""
    tensors = [torch.tensor(row or [0]) for row in rows]  # a sequence of length 0 cannot be packed
    return pad_sequence(tensors, batch_first=True), torch.tensor([len(row) for row in tensors])


def labelled(
    rows: Sequence[tuple[str, str]], classes: Sequence[str], encode: Callable[[str], Sequence[int]] = codes
) -> tuple[Tensor, Tensor, Tensor]:
    """Return codes (N, T), lengths (N,) and class indices (N,) of pairs of text and class."""
    place = {name: i for i, name in enumerate(classes)}
    return *padded([encode(text) for text, _ in rows]), torch.tensor([place[name] for _, name in rows])


def by_counting(x_train: Tensor, y_train: Tensor, x_test: Tensor, y_test: Tensor, size: int = CODES) -> float:
    """Return the share that naive Bayes gets right: it knows how often each class uses each code.

    It has no idea of their order: to it, Amina and Maina are the same name.
    """
    classes = int(max(y_train.max(), y_test.max())) + 1
    used = torch.full((size, classes), 0.5)  # half a time each, so that nothing is impossible
    used.index_put_((x_train, y_train[:, None].expand_as(x_train)), torch.tensor(1.0), accumulate=True)
    used[0] = 0  # the padding
    weight = (used / used.sum(0)).log()
    weight[0] = 0
    prior = (y_train.bincount(minlength=classes) + 0.5).log()
    score = weight[x_test].sum(1) + prior  # (N, K) logarithms: their sum is the product of probabilities
    return (score.argmax(1) == y_test).double().mean().item()


def predict(model: nn.Module, x: Tensor, lengths: Tensor) -> Tensor:
    """Return the model's logits (N, K), computed as in use, not as in training."""
    model.eval()
    with torch.no_grad():
        logits = model(x, lengths).cpu()
    model.train()
    return logits
