"""The commonest exceptions of PyTorch code, raised for real: each gets a sentence of its own in both languages."""

from collections.abc import Callable

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from torchdojo.practice.judge.errors import meaning


def backward_twice() -> None:
    loss = (torch.ones(1, requires_grad=True) ** 2).sum()
    loss.backward()  # type: ignore[no-untyped-call]
    loss.backward()  # type: ignore[no-untyped-call]


def overwritten() -> None:
    x = torch.ones(2, requires_grad=True)
    y = x.exp()
    y += 1
    y.sum().backward()  # type: ignore[no-untyped-call]


def layer_before_super() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            self.fc = nn.Linear(1, 1)

    Net()


W = torch.ones(2, requires_grad=True)
RAISED: list[tuple[str, Callable[[], object], str]] = [
    ("matrices", lambda: torch.ones(2, 3) @ torch.ones(4, 5), "3 and 4 must be equal"),
    ("linear", lambda: nn.Linear(3, 1)(torch.ones(2, 4)), "cannot be multiplied"),
    ("broadcast", lambda: torch.ones(2, 3) + torch.ones(2, 4), "dimension 1"),
    ("float label", lambda: F.cross_entropy(torch.ones(2, 3), torch.ones(2)), "int64"),
    ("label shape", lambda: F.cross_entropy(torch.ones(2, 3), torch.ones(2, 1).long()), "shape (N,)"),
    ("dtypes", lambda: nn.Linear(2, 1)(torch.ones(1, 2, dtype=torch.float64)), "dtypes"),
    ("leaf in place", lambda: W.add_(1), "no_grad"),
    ("backward twice", backward_twice, "twice"),
    ("no graph", lambda: torch.ones(1).sum().backward(), "detach"),  # type: ignore[no-untyped-call]
    ("not a scalar", lambda: (W * 2).backward(), "one number"),  # type: ignore[no-untyped-call]
    ("overwritten", overwritten, "in-place"),
    ("numpy", lambda: W.numpy(), "detach().numpy()"),
    ("truth of many", lambda: bool(torch.ones(2) > 0), "One number"),
    ("item of many", lambda: torch.ones(2).item(), "One number"),
    ("view", lambda: torch.ones(6).view(4, 2), "6 numbers"),
    ("strided view", lambda: torch.ones(2, 3).t().view(6), "reshape"),
    ("channels", lambda: nn.Conv2d(3, 1, 3)(torch.ones(1, 1, 5, 5)), "3 input channels"),
    ("dimensions", lambda: nn.Conv2d(1, 1, 3)(torch.ones(5, 5)), "(N, C, H, W)"),
    ("label too large", lambda: F.cross_entropy(torch.ones(1, 3), torch.tensor([3])), "label 3"),
    ("embedding", lambda: nn.Embedding(3, 2)(torch.tensor([3])), "vocabulary"),
    ("index", lambda: torch.ones(2, 3)[:, 3], "0 to 2"),
    ("dim", lambda: torch.ones(2).sum(dim=1), "dim"),
    ("cat", lambda: torch.cat([torch.ones(1, 2), torch.ones(1, 3)]), "equal sizes"),
    ("cat of two kinds", lambda: torch.cat([torch.ones(1, 2), torch.ones(2)]), "of 2 and of 1 dimensions"),
    ("stack of nothing", lambda: torch.stack([]), "empty list"),
    ("grad before backward", lambda: torch.ones(1, requires_grad=True).grad.zero_(), "None here"),  # type: ignore[union-attr]
    ("nothing returned", lambda: 0.1 * W.grad, "None here"),  # type: ignore[operator]
    ("indices", lambda: torch.ones(2)[:, 0], "fewer dimensions"),
    ("float index", lambda: torch.ones(2)[torch.ones(1)], "whole numbers"),
    ("empty list", lambda: [][0], "shorter"),
    ("stack", lambda: torch.stack([torch.ones(2), torch.ones(3)]), "equal sizes"),
    ("empty optimizer", lambda: torch.optim.SGD([], lr=0.1), "no parameters"),
    ("super", layer_before_super, "super()"),
    ("device", lambda: torch.ones(1, device="meta") + torch.ones(1), "devices"),
    ("argument", lambda: (lambda a: a)(), "other arguments"),  # type: ignore[call-arg]
    ("attribute", lambda: torch.ones(1).sums(), "no “sums”"),  # type: ignore[attr-defined]
    ("module attribute", lambda: torch.softmaxx, "torch has nothing"),  # type: ignore[attr-defined]
    ("name", lambda: eval("not_there"), "“not_there”"),
    ("todo", lambda: exec("raise NotImplementedError"), "TODO"),
    ("memory", lambda: torch.empty(1 << 50), "memory"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raising", "told"), RAISED, ids=[name for name, _, _ in RAISED])
def test_an_exception_is_explained(name: str, raising: Callable[[], object], told: str) -> None:
    with pytest.raises(Exception) as caught:
        raising()
    says = meaning(caught.value)
    assert told in says.en, str(caught.value)
    assert says.zh != says.en


def test_an_unknown_exception_is_at_least_named() -> None:
    assert "BufferError" in meaning(BufferError("?")).en
