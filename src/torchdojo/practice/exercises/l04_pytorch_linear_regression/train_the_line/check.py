"""Lecture 4 · train-the-line: gradient descent is arithmetic, so the weights after n epochs follow from those after 0."""

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Answer, Check, Closeness, Draw, Text, Wrong, agrees, prop, show

COURSE = (torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([[2.0], [4.0], [6.0]]))
NEAR = Closeness(2e-3, 2e-3)
MISTAKES = {
    "mean-loss": Text(en="That is what the mean of the squares gives: its slopes are N times smaller. Take the sum.",
                      zh="这是用平方的平均值得到的结果：斜率小了 N 倍。要用和。"),
    "no-zeroing": Text(en="The gradients of all epochs pile up: clear them before each backward().",
                       zh="各个 epoch 的梯度越积越多：每次 backward() 之前都要清零。"),
    "does-not-move": Text(en="The weights are still those of the start: no step was made, or its gradients had been cleared before it.",
                          zh="权重还是最初的值：没有走步，或者走之前梯度就被清掉了。"),
    "epochs-ignored": Text(en="The number of epochs changes nothing: the loop must run just that often.",
                           zh="epoch 数对结果没有影响：循环要正好跑这么多次。"),
    "argument-ignored": Text(en="Right with lr = 0.01, wrong with another: lr is written into your code.",
                             zh="lr = 0.01 时对，换一个就错：lr 被写死在代码里了。"),
    "other-updates": Text(en="These are not the updates of plain SGD on the sum of the squares of these points.",
                          zh="这不是在这些点上、对平方和做普通 SGD 得到的更新。"),
}  # fmt: skip


def line(answer: Answer, x: Tensor, y: Tensor, lr: float, epochs: int, seed: int) -> list[float]:
    """Train, and read w and b off the model's answers."""
    called = f"train(x, y, lr={lr}, epochs={epochs}, seed={seed})"
    model = answer.run(answer.get("train"), called, x.clone(), y.clone(), lr=lr, epochs=epochs, seed=seed)
    if model is None:
        raise Wrong("nothing-returned", Text(en="Nothing came back: return the model.", zh="什么也没有返回：要 return 模型。"), called)  # fmt: skip
    if not isinstance(model, nn.Module):
        raise Wrong("not-a-module", Text(en="Return the trained model itself.", zh="要返回训练好的模型本身。"), called, show(model))  # fmt: skip
    with torch.no_grad():
        out = answer.run(model, "model(tensor([[0.0], [1.0]]))", torch.tensor([[0.0], [1.0]]))
    if not isinstance(out, Tensor) or out.shape != (2, 1):
        says = Text(en="The model must map (N, 1) to (N, 1).", zh="模型要把 (N, 1) 变成 (N, 1)。")
        raise Wrong("wrong-shape", says, "model(tensor([[0.0], [1.0]]))", show(out))
    return [(out[1] - out[0]).item(), out[0].item()]


def descend(start: list[float], x: Tensor, y: Tensor, lr: float, epochs: int, n: float = 1, keep: float = 0) -> list[float]:  # fmt: skip
    """Return w and b after the updates; n divides the slopes, keep = 1 never clears them."""
    x, y = x.double(), y.double()
    w, b = start
    slopes = [0.0, 0.0]
    for _ in range(epochs):
        error = w * x + b - y
        slopes = [keep * slopes[0] + 2 * (error * x).sum().item() / n, keep * slopes[1] + 2 * error.sum().item() / n]  # fmt: skip
        w, b = w - lr * slopes[0], b - lr * slopes[1]
    return [w, b]


@prop("the same seed, the same start", "同样的种子，同样的起点")
def repeatable(answer: Answer, draw: Draw) -> None:
    seed = draw.one(0, 1000)
    first, second, other = (line(answer, *COURSE, 0.01, 0, s) for s in (seed, seed, seed + 1))
    if not agrees(first, second, NEAR):  # lstsq may differ in the last digit
        says = Text(en="The same seed gives two different starts: torch.manual_seed(seed) comes before the model is made.",
                    zh="同样的种子得到了不同的起点：torch.manual_seed(seed) 要写在创建模型之前。")  # fmt: skip
        raise Wrong("not-repeatable", says, f"train(x, y, lr=0.01, epochs=0, seed={seed}): w, b", show(second), show(first))  # fmt: skip
    late = line(answer, *COURSE, 0.01, 1000, seed)
    if agrees(first, other) or agrees(first, late, NEAR):
        kind = "epochs-ignored" if agrees(first, [2.0, 0.0], Closeness(0, 0.1)) else "does-not-move"
        if not agrees(first, late, NEAR):
            says = Text(en="Every seed gives the same start: begin with random weights.", zh="每个种子的起点都一样：权重要从随机值开始。")  # fmt: skip
            raise Wrong("seed-ignored", says, f"train(..., epochs=0, seed={seed + 1}): w, b", show(other))
        raise Wrong(kind, MISTAKES[kind], "train(x, y, lr=0.01, epochs=1000, ...): w, b", show(late), "[2.0, 0.0]")  # fmt: skip


@prop("w and b after so many epochs", "若干个 epoch 之后的 w 和 b")
def updates(answer: Answer, draw: Draw) -> None:
    x = draw.uniform(5, 1, low=-2, high=3).float()
    own = (x, draw.real(-3, 3) * x + draw.real(-5, 5))
    for (x, y), lr, epochs in ((COURSE, 0.01, 1), (COURSE, 0.01, 100), (COURSE, 0.01, 1000), (own, 0.01, 3), (own, 0.004, 40)):  # fmt: skip
        seed = draw.one(0, 1000)
        start = line(answer, x, y, lr, 0, seed)
        got, expected = line(answer, x, y, lr, epochs, seed), descend(start, x, y, lr, epochs)
        if agrees(got, expected, NEAR):
            continue
        likes = {"mean-loss": descend(start, x, y, lr, epochs, n=len(x)), "no-zeroing": descend(start, x, y, lr, epochs, keep=1),
                 "does-not-move": start, "argument-ignored": descend(start, x, y, 0.01, epochs),
                 "epochs-ignored": line(answer, x, y, lr, epochs + 1, seed)}  # fmt: skip
        kind = next(
            (kind for kind, like in likes.items() if agrees(got, like, Closeness(1e-4, 1e-4))),
            "other-updates",
        )
        raise Wrong(kind, MISTAKES[kind], f"train(x, y, lr={lr}, epochs={epochs}, seed={seed}): w, b", show(got), show(expected))  # fmt: skip


CHECK = Check([repeatable, updates])
