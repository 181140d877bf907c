"""Lecture 8 · digits-net: compared with the course's, which has the same weights."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Call, Case, Check, Draw, Mistake, Text, module

SIZES = (784, 512, 256, 128, 64, 10)
Change = Callable[[Tensor], Tensor]


class Net(nn.Module):
    def __init__(
        self, bend: Change = torch.relu, end: Change = lambda x: x, turn: Change = lambda x: x
    ) -> None:
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(a, b) for a, b in pairwise(SIZES)])
        self.bend, self.end, self.turn = bend, end, turn

    def forward(self, x: Tensor) -> Tensor:
        x = self.turn(x).flatten(1)
        for layer in self.layers[:-1]:
            x = self.bend(layer(x))
        return self.end(self.layers[-1](x))


def cases(draw: Draw) -> Sequence[Case]:
    return [Case(Call(), Call(draw.normal(n, 1, 28, 28, scale=3))) for n in (3, 1)]


MISTAKES = (
    Mistake("softmax-at-the-end", lambda: Net(end=lambda x: x.softmax(1)),
            Text(en="The rows are probabilities: CrossEntropyLoss takes the softmax itself, and twice is too often. Return logits.",
                 zh="输出已经是概率了：CrossEntropyLoss 自己会做 softmax，做两次就多了。请返回 logits。")),
    Mistake("log-softmax-at-the-end", lambda: Net(end=lambda x: x.log_softmax(1)),
            Text(en="The rows are log-probabilities: that belongs to NLLLoss. Return logits.", zh="输出是对数概率：那是配 NLLLoss 用的。请返回 logits。")),
    Mistake("relu-at-the-end", lambda: Net(end=torch.relu),
            Text(en="There is a ReLU after the last layer: negative logits are lost, and with them the gradient of those classes.",
                 zh="最后一层之后也加了 ReLU：负的 logits 没了，那些类别的梯度也就没了。")),
    Mistake("no-relu", lambda: Net(bend=lambda x: x),
            Text(en="Between the layers the ReLU is missing: five linear layers in a row are one linear layer.", zh="各层之间少了 ReLU：五个线性层直接相连，只相当于一个线性层。")),
    Mistake("sigmoid", lambda: Net(bend=torch.sigmoid), Text(en="The activation is a sigmoid: the task asks for ReLU.", zh="激活函数用了 sigmoid：题目要的是 ReLU。")),
    Mistake("tanh", lambda: Net(bend=torch.tanh), Text(en="The activation is tanh: the task asks for ReLU.", zh="激活函数用了 tanh：题目要的是 ReLU。")),
    Mistake("transposed", lambda: Net(turn=lambda x: x.transpose(2, 3)), Text(en="The picture is laid out column by column: keep rows first.", zh="图片按列拉平了：应当先行后列。")),
)  # fmt: skip
CHECK = Check(module("Net", Net, cases, mistakes=MISTAKES))
