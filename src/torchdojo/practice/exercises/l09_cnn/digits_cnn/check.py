"""Lecture 9 · digits-cnn: compared with the course's, which has the same weights."""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from torchdojo.practice.judge import Call, Case, Check, Draw, Mistake, Text, module

Change = Callable[[Tensor], Tensor]


class Net(nn.Module):
    def __init__(
        self,
        bend: Change = torch.relu,
        end: Change = lambda x: x,
        pool: Callable[..., Tensor] = F.max_pool2d,
        turn: bool = False,
    ) -> None:
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.fc = nn.Linear(320, 10)
        self.bend, self.end, self.pool, self.turn = bend, end, pool, turn

    def forward(self, x: Tensor) -> Tensor:
        x = self.bend(self.pool(self.conv1(x), 2))
        x = self.bend(self.pool(self.conv2(x), 2))
        return self.end(self.fc((x.permute(0, 2, 3, 1) if self.turn else x).flatten(1)))


def cases(draw: Draw) -> Sequence[Case]:
    return [Case(Call(), Call(draw.normal(n, 1, 28, 28, scale=3))) for n in (3, 1)]


MISTAKES = (
    Mistake("softmax-at-the-end", lambda: Net(end=lambda x: x.softmax(1)),
            Text(en="The rows are probabilities: CrossEntropyLoss takes the softmax itself. Return logits.", zh="输出已经是概率了：CrossEntropyLoss 自己会做 softmax。请返回 logits。")),
    Mistake("relu-at-the-end", lambda: Net(end=torch.relu),
            Text(en="There is a ReLU after the last layer: negative logits are lost, and with them the gradient of those classes.",
                 zh="最后一层之后也加了 ReLU：负的 logits 没了，那些类别的梯度也就没了。")),
    Mistake("no-relu", lambda: Net(bend=lambda x: x), Text(en="The ReLU after the pooling is missing.", zh="池化之后少了 ReLU。")),
    Mistake("sigmoid", lambda: Net(bend=torch.sigmoid), Text(en="The activation is a sigmoid: the task asks for ReLU.", zh="激活函数用了 sigmoid：题目要的是 ReLU。")),
    Mistake("mean-pooling", lambda: Net(pool=F.avg_pool2d), Text(en="The windows were averaged: max-pooling keeps the largest number.", zh="池化取了平均：最大池化留下的是最大的数。")),
    Mistake("channels-last", lambda: Net(turn=True), Text(en="The row was laid out with the channels last: flatten (N, C, H, W) as it is.", zh="拉平时通道排到了最后：(N, C, H, W) 原样拉平即可。")),
)  # fmt: skip
CHECK = Check(module("Net", Net, cases, mistakes=MISTAKES))
