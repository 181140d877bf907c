"""Lecture 10 · dense-block: compared with one of the same weights and running means, in train() and in eval()."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Answer, Call, Case, Check, Draw, Mistake, Text, Wrong, module, prop

Way = Callable[[Sequence[nn.Module], Tensor], Tensor]


def grown(layers: Sequence[nn.Module], x: Tensor) -> Tensor:
    for layer in layers:
        x = torch.cat([x, layer(x)], 1)
    return x


def in_front(layers: Sequence[nn.Module], x: Tensor) -> Tensor:
    for layer in layers:
        x = torch.cat([layer(x), x], 1)
    return x


def outputs_only(layers: Sequence[nn.Module], x: Tensor) -> Tensor:
    return grown(layers, x)[:, x.shape[1] :]


class DenseBlock(nn.Module):
    def __init__(
        self, channels: int, layers: int, growth: int, way: Way = grown, bend: bool = True, norm: bool = True
    ) -> None:
        super().__init__()
        self.way, self.layers = way, nn.ModuleList()
        for c in range(channels, channels + layers * growth, growth):
            conv = nn.Conv2d(c, growth, 3, padding=1, bias=False)
            self.layers.append(Layer(nn.BatchNorm2d(c), conv, bend, norm))

    def forward(self, x: Tensor) -> Tensor:
        return self.way(list(self.layers), x)


class Layer(nn.Module):
    def __init__(self, norm: nn.BatchNorm2d, conv: nn.Conv2d, bend: bool, used: bool) -> None:
        super().__init__()
        self.norm, self.conv, self.bend, self.used = norm, conv, bend, used
        for number in (norm.running_mean, norm.weight, norm.bias):  # as after some training
            assert number is not None
            nn.init.uniform_(number, -1, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(x) if self.used else x
        return self.conv(x.relu() if self.bend else x)


def cases(draw: Draw) -> Sequence[Case]:
    sizes = ((4, 3, 2, 3, 4, 5), (16, 4, 12, 2, 3, 3), (1, 1, 1, 4, 5, 3), (3, 2, 5, 2, 2, 4))
    return [Case(Call(c, k, g), Call(draw.normal(n, c, h, w, scale=2) + 1)) for c, k, g, n, h, w in sizes]


@prop("eval() reaches every BatchNorm", "eval() 传到每个 BatchNorm")
def reached(answer: Answer, draw: Draw) -> None:
    block = answer.call("DenseBlock", 2, 2, 3)
    if not isinstance(block, nn.Module):
        return  # said by another property
    block.eval()
    x = draw.normal(3, 2, 4, 4).float()
    before = [b.clone() for b in block.buffers()]
    answer.run(block, "block.eval()(x)", x)
    if any(not torch.equal(a, b) for a, b in zip(before, block.buffers(), strict=True)):
        says = Text(en="In eval mode the running means were changed: is train() or training=True written into forward?",
                    zh="eval 模式下滑动平均被改动了：forward 里是不是写了 train() 或 training=True？")  # fmt: skip
        raise Wrong("trains-in-eval", says, "block.eval()(x)")


MISTAKES = (
    Mistake("joined-in-front", lambda c, k, g: DenseBlock(c, k, g, in_front),
            Text(en="The new output is joined in front: x comes first, then the outputs in their order.", zh="新的输出拼在了前面：x 在最前，后面依次是各层的输出。")),
    Mistake("x-left-out", lambda c, k, g: DenseBlock(c, k, g, outputs_only),
            Text(en="Only the outputs come back: x belongs in front of them.", zh="只返回了各层的输出：前面还要有 x。")),
    Mistake("always-eval", lambda c, k, g: DenseBlock(c, k, g, lambda layers, x: grown([one.eval() for one in layers], x)),
            Text(en="BatchNorm answers with its running means in train mode too: is eval() written into forward? The caller sets the mode.",
                 zh="train 模式下 BatchNorm 也用了滑动平均：forward 里是不是写了 eval()？模式应当由调用者设置。")),
    Mistake("no-relu", lambda c, k, g: DenseBlock(c, k, g, bend=False), Text(en="The ReLU between BatchNorm and convolution is missing.", zh="BatchNorm 和卷积之间少了 ReLU。")),
    Mistake("norm-unused", lambda c, k, g: DenseBlock(c, k, g, norm=False), Text(en="The BatchNorm is there, but nothing goes through it.", zh="BatchNorm 创建了，却没有用上。")),
)  # fmt: skip
parameters, *rest = module("DenseBlock", DenseBlock, cases, mistakes=MISTAKES)
CHECK = Check([parameters, reached, *rest])
