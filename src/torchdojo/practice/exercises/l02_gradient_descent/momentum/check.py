"""Lecture 2 · momentum: step for step what torch.optim.SGD does."""

from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import BASE, OWN, Answer, Check, Draw, Text, Wrong, agrees, prop, said, show

LR, MOMENTUM = 0.05, 0.9


def gradients(draw: Draw, steps: int) -> list[list[Tensor | None]]:
    """Gradients of two parameters for each step; the second has none in some steps."""
    return [[draw.normal(3), None if step in (2, 3) else draw.normal(2, 2)] for step in range(steps)]


def walk(
    make: Any, draw: Draw, steps: int = 12, lr: float = LR, momentum: float = MOMENTUM
) -> list[list[Tensor]]:
    """Return the parameters after every step of the optimizer that `make` builds."""
    starts = [draw.normal(3), draw.normal(2, 2)]
    params = [nn.Parameter(start.clone()) for start in starts]
    optimizer = make(iter(params), lr, momentum)
    path = []
    for found in gradients(draw, steps):
        optimizer.zero_grad()
        for param, grad in zip(params, found, strict=True):
            if grad is None or param.grad is None:
                param.grad = None if grad is None else grad.clone()
            else:  # as backward() does it: v must not be this very tensor
                param.grad.copy_(grad)
        optimizer.step()
        path.append([param.detach().clone() for param in params])
    return path


def like_torch(params: Any, lr: float, momentum: float) -> torch.optim.Optimizer:
    return torch.optim.SGD(list(params), lr, momentum)


class Wrongly:
    """SGD with one thing done otherwise, to recognise it."""

    def __init__(self, params: Any, lr: float, momentum: float, how: str) -> None:
        self.params, self.lr, self.momentum, self.how = list(params), lr, momentum, how
        self.v = [torch.zeros_like(p) for p in self.params]

    def zero_grad(self) -> None:
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self) -> None:
        for p, v in zip(self.params, self.v, strict=True):
            if p.grad is None:
                continue
            new = (1 - self.momentum) * p.grad if self.how == "damped" else p.grad
            v.mul_(0.0 if self.how == "forgets" else self.momentum).add_(new)
            step = self.momentum * v + p.grad if self.how == "nesterov" else v
            p.add_(step, alpha=self.lr if self.how == "climbs" else -self.lr)


SAYS = {
    "damped": Text(
        en="The gradient enters with a factor 1 - momentum: in torch's SGD it enters whole.",
        zh="梯度前面乘了 1 - momentum：torch 的 SGD 是整个加进去的。",
    ),
    "forgets": Text(
        en="v is forgotten after every step: there is no momentum.", zh="每一步之后 v 就忘了：没有动量。"
    ),
    "nesterov": Text(
        en="That is Nesterov's variant: the plain one steps by v.",
        zh="这是 Nesterov 的变体：普通的动量直接按 v 走。",
    ),
    "climbs": Text(en="It climbs: subtract lr times v.", zh="在往上爬：应当减去 lr 乘 v。"),
}


def optimizer_of(answer: Answer) -> Any:
    class Learners:
        def __init__(self, *args: Any) -> None:
            self.real = answer.call("Momentum", *args)

        def zero_grad(self) -> None:
            answer.run(self.real.zero_grad, "zero_grad()")

        def step(self) -> None:
            answer.run(self.real.step, "step()")

    return Learners


@prop("step for step what torch.optim.SGD does", "每一步都和 torch.optim.SGD 一样")
def steps(answer: Answer, draw: Draw) -> None:
    seed = draw.one(0, 1000)
    for lr, momentum in ((LR, MOMENTUM), (0.3, 0.5), (0.1, 0.0)):
        expected = walk(like_torch, Draw(seed), lr=lr, momentum=momentum)
        got = walk(optimizer_of(answer), Draw(seed), lr=lr, momentum=momentum)
        if agrees(got, expected):
            continue
        for how, says in SAYS.items():
            if momentum and agrees(
                got, walk(partial(Wrongly, how=how), Draw(seed), lr=lr, momentum=momentum)
            ):
                raise Wrong(how, says, "step()")
        at = next(n for n, (g, e) in enumerate(zip(got, expected, strict=True)) if not agrees(g, e))
        where = said(
            f"step {at + 1} with lr={lr}, momentum={momentum}",
            f"第 {at + 1} 步，lr={lr}, momentum={momentum}",
        )
        if all(torch.equal(a, b) for a, b in zip(got[0], got[-1], strict=True)):
            raise Wrong(
                "never-moves",
                Text(en="The parameters never move: change them in place.", zh="参数一动不动：要原地修改。"),
                where,
            )
        kind, says = (
            "differs",
            Text(
                en="From this step on the parameters differ from those of torch.optim.SGD.",
                zh="从这一步起，参数和 torch.optim.SGD 的不一样。",
            ),
        )
        if at in (2, 3) or (at == 4 and agrees(got[3][0], expected[3][0])):
            kind, says = (
                "none-mistreated",
                Text(
                    en="A parameter without a gradient (.grad is None), or its v, was changed.",
                    zh="没有梯度（.grad 是 None）的参数或它的 v 被改动了。",
                ),
            )
        raise Wrong(kind, says, where, show(got[at]), show(expected[at]))


@prop("zero_grad() clears the gradients", "zero_grad() 清掉梯度")
def clears(answer: Answer, draw: Draw) -> None:
    param = nn.Parameter(torch.ones(2))
    optimizer = answer.call("Momentum", [param, nn.Parameter(torch.ones(1))], LR, MOMENTUM)
    param.grad = torch.ones(2)
    answer.run(optimizer.zero_grad, "zero_grad()")
    if param.grad is not None and param.grad.abs().sum() > 0:
        raise Wrong(
            "not-cleared",
            Text(en="After zero_grad() the gradient is still there.", zh="调用 zero_grad() 之后梯度还在。"),
            "zero_grad()",
            show(param.grad),
            "None",
        )


@prop("a model learns with it", "模型能用它学习")
def learns(answer: Answer, draw: Draw) -> None:
    torch.manual_seed(0)
    model = nn.Linear(2, 1)
    x = draw.normal(40, 2).float()
    y = x @ torch.tensor([[1.0], [-2.0]]) + 0.5
    optimizer = answer.call("Momentum", model.parameters(), 0.05, 0.9)
    for _ in range(150):
        answer.run(optimizer.zero_grad, "zero_grad()")
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        answer.run(optimizer.step, "step()")
    if loss.item() > 1e-4:
        raise Wrong(
            "does-not-learn",
            Text(en="A linear model does not learn with it.", zh="线性模型用它学不会。"),
            "150 x step()",
            show(loss.item()),
            "< 0.0001",
        )
    if any(not p.is_leaf or not p.requires_grad for p in model.parameters()):
        raise Wrong(
            "graph",
            Text(
                en="After step() a parameter is part of a graph: update under torch.no_grad().",
                zh="step() 之后参数成了计算图的一部分：要在 torch.no_grad() 里更新。",
            ),
        )


CHECK = Check([steps, clears, learns], forbidden=OWN | {BASE})
