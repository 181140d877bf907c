"""Lecture 4 · linear-module: a class that registers its weights and is called as model(x)."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Answer, Call, Case, Check, Draw, Mistake, Text, Wrong, module, prop


class LinearModel(nn.Module):
    def __init__(self, bend: Callable[[Tensor], Tensor] = lambda x: x, bias: float = 1.0) -> None:
        super().__init__()
        self.linear = nn.Linear(1, 1)
        self.bend, self.bias = bend, bias

    def forward(self, x: Tensor) -> Tensor:
        return self.bend(x @ self.linear.weight.T + self.bias * self.linear.bias)


def cases(draw: Draw) -> Sequence[Case]:
    return [Case(Call(), Call(x)) for x in (torch.tensor([[3.0]]).double(), draw.normal(3, 1), draw.normal(8, 1, scale=50))]  # fmt: skip


@prop("a model that is called as model(x)", "用 model(x) 调用的模型")
def called(answer: Answer, draw: Draw) -> None:
    made = answer.call("LinearModel")
    if not isinstance(made, nn.Module):
        return  # the next property says it
    if type(made).__call__ is not nn.Module.__call__:
        says = Text(en="You wrote __call__. Write forward: nn.Module's own __call__ runs hooks and then your forward.",
                    zh="你写的是 __call__。应当写 forward：nn.Module 自己的 __call__ 会先处理钩子，再调用你的 forward。")  # fmt: skip
        raise Wrong("call-overridden", says, "LinearModel().__call__")
    if type(made).forward is nn.Module.forward:
        says = Text(en="The class has no method forward: misspelt, or not indented into the class?",
                    zh="这个类里没有 forward 方法：拼错了，还是没有缩进到类里？")  # fmt: skip
        raise Wrong("no-forward", says, "LinearModel().forward")


BENT = Text(en="The line is bent by an activation: y = w·x + b has none.", zh="直线被激活函数弄弯了：y = w·x + b 没有激活函数。")  # fmt: skip
UNUSED = Text(en="The bias is there, but forward does not add it.", zh="偏置有了，forward 里却没有加上它。")
CHECK = Check(
    [
        called,
        *module(
            "LinearModel", LinearModel, cases,
            mistakes=(
                Mistake("bias-unused", lambda: LinearModel(bias=0.0), UNUSED),
                *(Mistake("bent", lambda bend=bend: LinearModel(bend), BENT) for bend in (torch.sigmoid, torch.relu, torch.tanh)),
            ),
        ),
    ]
)  # fmt: skip
