"""Lecture 10 · inception-block: compared with the course's, which has the same weights."""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from torchdojo.practice.judge import Call, Case, Check, Draw, Mistake, Text, module

Change = Callable[..., Tensor]


class InceptionA(nn.Module):
    def __init__(
        self,
        c_in: int,
        order: Sequence[int] = (0, 1, 2, 3),
        pool: Change = F.avg_pool2d,
        bend: Change = lambda x: x,
    ) -> None:
        super().__init__()
        self.one = nn.Conv2d(c_in, 16, 1)
        self.three = nn.ModuleList(
            [nn.Conv2d(c_in, 16, 1), nn.Conv2d(16, 24, 3, padding=1), nn.Conv2d(24, 24, 3, padding=1)]
        )
        self.five = nn.ModuleList([nn.Conv2d(c_in, 16, 1), nn.Conv2d(16, 24, 5, padding=2)])
        self.pooled = nn.Conv2d(c_in, 24, 1)
        self.order, self.pool, self.bend = order, pool, bend

    def forward(self, x: Tensor) -> Tensor:
        three = five = x
        for layer in self.three:
            three = self.bend(layer(three))
        for layer in self.five:
            five = self.bend(layer(five))
        branches = [self.bend(self.one(x)), three, five, self.bend(self.pooled(self.pool(x, 3, 1, 1)))]
        return torch.cat([branches[i] for i in self.order], 1)


def cases(draw: Draw) -> Sequence[Case]:
    return [
        Case(Call(c), Call(draw.normal(n, c, h, w)))
        for c, n, h, w in ((10, 2, 6, 5), (1, 1, 3, 7), (88, 2, 4, 4))
    ]


def mistakes() -> Sequence[Mistake]:
    orders = ((3, 0, 2, 1), (0, 2, 1, 3), (3, 0, 1, 2), (3, 2, 1, 0), (1, 2, 3, 0))
    joined = Text(
        en="The branches are joined in another order than the table's.", zh="拼接的次序和表里的不一样。"
    )
    return (
        *(Mistake("joined-otherwise", lambda c, order=order: InceptionA(c, order), joined) for order in orders),
        Mistake("max-pool", lambda c: InceptionA(c, pool=F.max_pool2d),
                Text(en="The fourth branch takes the largest of each window: the average is asked for.", zh="第四路取了每个窗口的最大值：要的是平均值。")),
        Mistake("no-pool", lambda c: InceptionA(c, pool=lambda x, *_: x), Text(en="The fourth branch does not average.", zh="第四路没有做平均池化。")),
        Mistake("activations", lambda c: InceptionA(c, bend=torch.relu),
                Text(en="There is a ReLU in the branches: the course's block has none inside.", zh="各路里加了 ReLU：课上的模块里面没有激活函数。")),
    )  # fmt: skip


CHECK = Check(module("InceptionA", InceptionA, cases, mistakes=mistakes()))
