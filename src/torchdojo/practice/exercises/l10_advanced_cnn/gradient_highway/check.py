"""Lecture 10 · gradient-highway: the network, the norms, and what they show."""

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import (
    Answer,
    Call,
    Case,
    Check,
    Closeness,
    Draw,
    Mistake,
    Text,
    Wrong,
    agrees,
    module,
    prop,
    same,
    show,
)

Bend = Callable[[Tensor], Tensor]
CALLED = "gradient_norms(model, loss)"


class Deep(nn.Module):
    def __init__(
        self, depth: int, width: int, skip: bool, bend: Bend = torch.sigmoid, always: bool | None = None
    ) -> None:
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])
        self.skip, self.bend = skip if always is None else always, bend

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            y = self.bend(layer(x))
            x = x + y if self.skip else y
        return x


def cases(draw: Draw) -> Sequence[Case]:
    sizes = ((3, 4, True, 2), (3, 4, False, 2), (1, 2, True, 5), (5, 3, False, 1))
    return [Case(Call(depth, width, skip), Call(draw.normal(n, width))) for depth, width, skip, n in sizes]


@prop("a list named layers", "名为 layers 的列表")
def named(answer: Answer, draw: Draw) -> None:
    made: Any = answer.call("Deep", 3, 4, True)
    if (
        isinstance(made, nn.Module)
        and len(list(made.parameters()))
        and len(list(getattr(made, "layers", []))) != 3
    ):
        says = Text(en="The layers are to stand in self.layers, nothing else in it: gradient_norms looks there.",
                    zh="各层要放在 self.layers 里，里面不放别的：gradient_norms 就到那里去找。")  # fmt: skip
        raise Wrong(
            "no-layers",
            says,
            "len(Deep(3, 4, True).layers)",
            show(len(list(getattr(made, "layers", [])))),
            "3",
        )


@prop("the norms of the gradients", "梯度的范数")
def norms(answer: Answer, draw: Draw) -> None:
    for depth, width, skip, old in (
        (3, 4, False, 0.0),
        (4, 3, True, 7.0),
        (1, 2, False, 0.0),
        (6, 16, True, 0.5),
    ):
        torch.manual_seed(draw.one(0, 1000))
        model = Deep(depth, width, skip)
        x = draw.normal(5, width).float()
        weights = [layer.weight for layer in model.layers]
        slopes = torch.autograd.grad(model(x).square().mean(), weights)  # type: ignore[arg-type]
        for weight in model.parameters():
            weight.grad = torch.full_like(weight, old) if old else None
        got = answer.run(answer.get("gradient_norms"), CALLED, model, model(x).square().mean())
        expected = [slope.norm().item() for slope in slopes]
        likes = {
            "left-over": ([(slope + old).norm().item() for slope in slopes],
                          Text(en="The gradients of before were added: clear them first.", zh="之前的梯度也加进来了：要先清零。")),
            "from-the-end": (expected[::-1], Text(en="The list runs from the last layer to the first.", zh="次序反了：应当从第一层到最后一层。")),
            "squared": ([e * e for e in expected], Text(en="These are the squares: the root is missing.", zh="这是平方：还没有开方。")),
            "of-the-weights": ([w.norm().item() for w in weights],  # type: ignore[operator]
                               Text(en="These are the norms of the weights: the gradients' are asked for.", zh="这是权重的范数：要的是梯度的范数。")),
            "mean-size": ([s.abs().mean().item() for s in slopes], Text(en="That is the mean size of the numbers: the norm is asked for.", zh="这是各数绝对值的平均：要的是范数。")),
        }  # fmt: skip
        if isinstance(got, list) and not agrees(got, expected, Closeness(1e-4, 0)):
            for kind, (like, says) in likes.items():
                if agrees(got, like, Closeness(1e-4, 0)):
                    raise Wrong(kind, says, CALLED, show(got), show(expected))
        same(got, expected, CALLED, Closeness(1e-4, 0))
        if any(isinstance(one, Tensor) for one in got):
            says = Text(en="Plain numbers are asked for: .item().", zh="要的是普通的数：.item()。")
            raise Wrong("tensors", says, CALLED, show(got), show(expected))


MISTAKES = (
    Mistake("no-skip", lambda d, w, s: Deep(d, w, s, always=False), Text(en="skip=True changes nothing: x is to be added.", zh="skip=True 没有起作用：要加上 x。")),
    Mistake("always-skips", lambda d, w, s: Deep(d, w, s, always=True), Text(en="x is added also with skip=False.", zh="skip=False 时也加了 x。")),
    Mistake("no-sigmoid", lambda d, w, s: Deep(d, w, s, lambda x: x), Text(en="The sigmoid is missing.", zh="少了 sigmoid。")),
    Mistake("relu", lambda d, w, s: Deep(d, w, s, torch.relu), Text(en="The activation is ReLU: a sigmoid is asked for.", zh="激活函数用了 ReLU：要的是 sigmoid。")),
    Mistake("skip-reversed", lambda d, w, s: Deep(d, w, not s), Text(en="skip is the wrong way round.", zh="skip 弄反了。")),
)  # fmt: skip
CHECK = Check([*module("Deep", Deep, cases, mistakes=MISTAKES), named, norms])
