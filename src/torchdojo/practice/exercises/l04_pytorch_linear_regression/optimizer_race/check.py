"""Lecture 4 · optimizer-race: every optimizer from the same weights, LBFGS with its closure."""

import copy
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Answer, Check, Closeness, Draw, Text, Wrong, agrees, prop, same, show

NEAR = Closeness(2e-3, 2e-5)
SAYS = {
    "shared-model": Text(en="Every optimizer but the first starts where the one before stopped: give each a copy of the start. "
                            "(state_dict() is no copy: it holds the tensors that training changes.)",
                         zh="除第一个之外，每个优化器都是从前一个停下的地方出发的：要给每个一份起点的拷贝。"
                            "（state_dict() 不是拷贝，它拿着的就是训练要改动的张量。）"),
    "mean-loss": Text(en="That is the race for the mean of the squares. The task takes their sum.", zh="这是用平方的平均值比的。题目用的是和。"),
    "one-step-early": Text(en="These are the losses before the last step: step() returns the loss of the weights it begins with.",
                           zh="这是最后一步之前的损失：step() 返回的是它开始时那些权重的损失。"),
    "no-zeroing": Text(en="The gradients of all steps pile up: clear them before each backward(), in the closure too.",
                       zh="各步的梯度越积越多：每次 backward() 之前都要清零，closure 里也一样。"),
    "left-out": Text(en="Not all names are in the answer. LBFGS races too: it wants optimizer.step(closure).",
                     zh="答案里少了名字。LBFGS 也要参加：它要的是 optimizer.step(closure)。"),
    "graph-kept": Text(en="A tensor with its whole graph comes back: .item() makes a number of it.", zh="返回的是带着整张计算图的张量：用 .item() 变成数。"),
    "model-changed": Text(en="The losses are right, but the model that was handed over is trained now: it is to keep its weights.",
                          zh="损失都对，可是传进来的模型被训练了：它的权重应当保持不变。"),
    "only-the-example": Text(en="Right for the task's example only.", zh="只有题目里的例子是对的。"),
}  # fmt: skip


@dataclass
class Race:
    """What is handed over."""

    model: nn.Module
    x: Tensor
    y: Tensor
    names: list[str]
    lr: float
    epochs: int

    def run(
        self, shared: bool = False, reduction: str = "sum", early: bool = False, clear: bool = True
    ) -> dict[str, float]:
        """Return the losses, or those that a typical mistake gives."""
        criterion, losses = nn.MSELoss(reduction=reduction), {}
        racer = copy.deepcopy(self.model)
        for name in self.names:
            racer = racer if shared else copy.deepcopy(self.model)
            optimizer = getattr(torch.optim, name)(racer.parameters(), lr=self.lr)

            def closure(racer: nn.Module = racer, optimizer: torch.optim.Optimizer = optimizer) -> Tensor:
                if clear:
                    optimizer.zero_grad()
                loss: Tensor = criterion(racer(self.x), self.y)
                loss.backward()  # type: ignore[no-untyped-call]
                return loss

            for _ in range(self.epochs):
                losses[name] = optimizer.step(closure).item()
            if not early:
                losses[name] = criterion(racer(self.x), self.y).item()
        return losses

    def mistake(self, got: object) -> str:
        """Return the mistake that gives these losses."""
        likes = {"shared-model": self.run(shared=True), "mean-loss": self.run(reduction="mean"), "one-step-early": self.run(early=True),
                 "no-zeroing": self.run(clear=False)}  # fmt: skip
        return next((kind for kind, like in likes.items() if agrees(got, like, NEAR)), "")


def races(draw: Draw) -> list[Race]:
    line, plane = nn.Linear(1, 1), nn.Linear(3, 2)
    with torch.no_grad():
        line.weight.fill_(0.5), line.bias.fill_(0.0)
        plane.weight.copy_(draw.normal(2, 3)), plane.bias.copy_(draw.normal(2))
    hours = torch.tensor([[1.0], [2.0], [3.0]])
    eight = ["SGD", "Adagrad", "Adam", "Adamax", "ASGD", "LBFGS", "RMSprop", "Rprop"]
    return [
        Race(line, hours, 2 * hours, ["SGD", "Adam", "Rprop", "LBFGS"], 0.01, 4),
        Race(line, hours, 2 * hours, eight, 0.02, 3),
        Race(
            plane,
            draw.normal(6, 3).float(),
            draw.normal(6, 2).float(),
            ["AdamW", "LBFGS", "SGD", "NAdam"],
            0.05,
            3,
        ),
    ]


@prop("the final losses", "最后的损失")
def losses(answer: Answer, draw: Draw) -> None:
    for number, one in enumerate(races(draw)):
        called = f"race(model, x, y, {one.names}, lr={one.lr}, epochs={one.epochs})"
        model, expected = copy.deepcopy(one.model), one.run()
        got = answer.run(
            answer.get("race"),
            called,
            model,
            one.x.clone(),
            one.y.clone(),
            list(one.names),
            one.lr,
            one.epochs,
        )
        kind = ""
        if isinstance(got, dict) and set(got) < set(expected):
            kind = "left-out"
        elif not agrees(got, expected, NEAR):
            kind = one.mistake(got) or ("only-the-example" if number else "")
        elif not agrees(list(model.parameters()), list(one.model.parameters())):
            kind = "model-changed"
        elif any(isinstance(loss, Tensor) and loss.requires_grad for loss in got.values()):
            kind = "graph-kept"
        if kind == "only-the-example" and not isinstance(got, dict):
            kind = ""
        if kind:
            raise Wrong(kind, SAYS[kind], called, show(got), show(expected))
        same(got, expected, called, NEAR)


CHECK = Check([losses])
