"""Lecture 11 · hello: embedding, RNN and a linear layer, and the training that teaches them a word."""

from collections.abc import Callable, Sequence

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
    give_weights,
    module,
    prop,
    same,
    show,
)  # fmt: skip

NEAR = Closeness(1e-3, 1e-4)
HELLO = (torch.tensor([1, 0, 2, 2, 3]), torch.tensor([3, 1, 2, 3, 2]))
Bend = Callable[[Tensor], Tensor]


class Reader(nn.Module):
    def __init__(self, axis: int = 1, bend: Bend = lambda y: y, between: Bend = lambda h: h) -> None:
        super().__init__()
        self.embedding, self.rnn, self.linear = nn.Embedding(4, 10), nn.RNN(10, 8, 2), nn.Linear(8, 4)
        self.axis, self.bend, self.between = axis, bend, between

    def forward(self, x: Tensor) -> Tensor:
        outputs, _ = self.rnn(self.embedding(x).unsqueeze(self.axis))
        return self.bend(self.linear(self.between(outputs.squeeze(self.axis))))


def descend(
    model: nn.Module, x: Tensor, y: Tensor, epochs: int, lr: float, kind: type[torch.optim.Optimizer] = torch.optim.Adam,
    clear: bool = True, reduction: str = "mean", anew: bool = False, late: bool = False,
) -> list[float]:  # fmt: skip
    optimizer = kind(model.parameters(), lr=lr)  # type: ignore[call-arg]
    losses = []
    for _ in range(epochs):
        optimizer = kind(model.parameters(), lr=lr) if anew else optimizer  # type: ignore[call-arg]
        loss = nn.functional.cross_entropy(model(x), y, reduction=reduction)
        if clear:
            optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(nn.functional.cross_entropy(model(x), y).item() if late else loss.item())
    return losses


def cases(draw: Draw) -> Sequence[Case]:
    return [Case(Call(), Call(x)) for x in (HELLO[0], draw.whole(0, 4, 9), draw.whole(0, 4, 1))]


NO_MEMORY = Text(en="The word was handed over as five words of one letter: the axis of size 1 stands where time belongs, so nothing is remembered.",
                 zh="单词被当成了五个只有一个字母的词：大小为 1 的那一维放在了时间的位置，所以什么也记不住。")  # fmt: skip
BENT = Text(en="An activation stands behind the linear layer: cross-entropy wants the logits as they are.", zh="线性层后面多了激活函数：交叉熵要的就是原样的 logits。")  # fmt: skip
MISTAKES = (
    Mistake("no-memory", lambda: Reader(axis=0), NO_MEMORY),
    *(Mistake("bent", lambda bend=bend: Reader(bend=bend), BENT) for bend in (torch.tanh, torch.relu, torch.sigmoid)),
    Mistake("softmax-before-loss", lambda: Reader(bend=lambda y: y.softmax(1)), Text(en="softmax is inside the cross-entropy already: return logits.", zh="交叉熵里已经有 softmax：要返回 logits。")),
    Mistake("bent", lambda: Reader(between=torch.relu), Text(en="The states of an RNN are bent by tanh already: no activation before the linear layer.", zh="RNN 的状态已经过了 tanh：线性层前面不用再加激活函数。")),
)  # fmt: skip
SAYS = {
    "no-zeroing": Text(en="The gradients of all epochs pile up: clear them before each backward().", zh="各个 epoch 的梯度越积越多：每次 backward() 之前都要清零。"),
    "summed-loss": Text(en="These are sums over the letters: the mean is asked for, and lr fits the mean.", zh="这是各字母的和：题目要的是平均值，学习率也是配平均值的。"),
    "not-adam": Text(en="That is plain SGD: the task asks for Adam.", zh="这是普通的 SGD：题目要用 Adam。"),
    "new-optimizer": Text(en="A new Adam is made in every epoch: it loses what it knows of the gradients before. Make it once.", zh="每个 epoch 都新建了一个 Adam，之前积累的梯度信息全丢了。只建一次。"),
    "loss-after-update": Text(en="These are the losses after each update: note them before.", zh="这是每次更新之后的损失：要记更新之前的。"),
}  # fmt: skip


@prop("two words one after the other", "接连读两个词")
def forgets(answer: Answer, draw: Draw) -> None:
    model = answer.call("Reader")
    told, again = (answer.run(model, "model(x_data)", HELLO[0]) for _ in range(2))
    if not agrees(told, again):
        says = Text(en="Asked twice, the model answers differently: the state of the word before is still there. Begin each word without one.",
                    zh="问两次，模型的回答不同：上一个词的状态还留着。每个词都要从没有状态开始。")  # fmt: skip
        raise Wrong("state-kept", says, "model(x_data) twice", show(again), show(told))


@prop("the losses of the first epochs", "前几个 epoch 的损失")
def losses(answer: Answer, draw: Draw) -> None:
    words = [(HELLO, 4, 0.05), ((draw.whole(0, 4, 8), draw.whole(0, 4, 8)), 5, draw.real(0.01, 0.03, 3))]
    for (x, y), epochs, lr in words:
        called = f"train(model, x_data={show(x)}, y_data={show(y)}, epochs={epochs}, lr={lr})"

        def fresh() -> nn.Module:
            torch.manual_seed(4)
            return Reader()

        theirs = answer.call("Reader")
        give_weights(fresh(), theirs, "Reader()")
        got = answer.run(answer.get("train"), called, theirs, x.clone(), y.clone(), epochs, lr)
        expected = descend(fresh(), x, y, epochs, lr)
        if isinstance(got, list | tuple) and any(isinstance(loss, Tensor) for loss in got):
            says = Text(
                en="Tensors with their graphs are kept: loss.item() gives a number.",
                zh="留下的是带着计算图的张量：loss.item() 得到的才是数。",
            )
            raise Wrong("graph-kept", says, called, show(got), show(expected))
        likes = {"no-zeroing": descend(fresh(), x, y, epochs, lr, clear=False), "summed-loss": descend(fresh(), x, y, epochs, lr, reduction="sum"),
                 "not-adam": descend(fresh(), x, y, epochs, lr, torch.optim.SGD), "new-optimizer": descend(fresh(), x, y, epochs, lr, anew=True),
                 "loss-after-update": descend(fresh(), x, y, epochs, lr, late=True)}  # fmt: skip
        for kind, like in likes.items():
            if not agrees(got, expected, NEAR) and agrees(got, like, NEAR):
                raise Wrong(kind, SAYS[kind], called, show(got), show(expected))
        same(got, expected, called, NEAR)


# Over seeds 0 to 19 every right answer learns the word; the largest loss at the end was 0.0008.
SEEDS, MAY_FAIL, LOSS = 20, 1, 0.01


@prop("hello gives ohlol, for 19 of 20 random starts", "hello 得到 ohlol，20 个随机起点里至少 19 个")
def learned(answer: Answer, draw: Draw) -> None:
    failed: list[str] = []
    for seed in range(first := draw.one(0, 1000), first + SEEDS):
        torch.manual_seed(seed)
        model = answer.call("Reader")
        called = f"train(model, x_data, y_data, epochs=100, lr=0.05), random start {seed}"
        answer.run(answer.get("train"), called, model, *HELLO, 100, 0.05)
        told = answer.run(model, "model(x_data)", HELLO[0])
        word = "".join("ehlo"[i] for i in told.argmax(1).tolist())
        loss = nn.functional.cross_entropy(told, HELLO[1]).item()
        if word != "ohlol" or loss > LOSS:
            failed.append(f"{word}, loss {loss:.3f}")
        if len(failed) > MAY_FAIL:
            says = Text(
                en=f"After 100 epochs at lr 0.05 it must answer ohlol with a loss below {LOSS}, for 19 of 20 random starts.",
                zh=f"lr 0.05 训练 100 个 epoch 之后，应当答出 ohlol，损失低于 {LOSS}，20 个随机起点里至少 19 个要做到。",
            )
            raise Wrong("does-not-learn", says, called, failed[-1], f"ohlol, loss < {LOSS}")


*HELD, TWICE = module("Reader", Reader, cases, mistakes=MISTAKES, alone=False)
CHECK = Check([*HELD, forgets, TWICE, losses, learned], cpu=30)
