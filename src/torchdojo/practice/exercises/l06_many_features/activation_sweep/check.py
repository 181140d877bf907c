"""Lecture 6 · activation-sweep: one network, several activations, one start, and Sigmoid kept last."""

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import Answer, Check, Closeness, Draw, Text, Wrong, agrees, prop, same, show

NEAR = Closeness(1e-3, 1e-4)
NAMES = ["ReLU", "Tanh", "Sigmoid", "PReLU", "Softplus"]
SAYS = {
    "seeded-once": Text(en="Only the first network starts from the seed's weights: call torch.manual_seed(seed) anew for each, or one start is compared with another.",
                        zh="只有第一个网络从这个种子的权重出发：每个网络之前都要重新 torch.manual_seed(seed)，否则比的是不同的起点。"),
    "trained-on": Text(en="Each network goes on with the weights of the one before: make new layers for every name.", zh="每个网络接着用了前一个训练过的权重：每个名字都要新建层。"),
    "one-update-early": Text(en="These are the losses before the last update: compute it once more after the loop.", zh="这是最后一次更新之前的损失：循环之后还要再算一次。"),
    "activation-missing": Text(en="An activation is missing: it follows the first and the second layer.", zh="少了一个激活函数：第一层和第二层之后都要有。"),
    "always-the-same": Text(en="Every name has the same loss: the name is not used. getattr(nn, name) is the class.", zh="每个名字的损失都一样：名字没有用上。getattr(nn, name) 才是那个类。"),
    "no-zeroing": Text(en="The gradients of all updates pile up: optimizer.zero_grad() is missing.", zh="各次更新的梯度越积越多：少了 optimizer.zero_grad()。"),
    "seed-ignored": Text(en="Another seed changes nothing: is 0 written into your code?", zh="换了种子结果不变：是不是把 0 写死了？"),
}  # fmt: skip


def network(columns: int, name: str) -> list[nn.Module]:
    linear = [nn.Linear(columns, 6), nn.Linear(6, 4), nn.Linear(4, 1)]
    return [linear[0], getattr(nn, name)(), linear[1], getattr(nn, name)(), linear[2], nn.Sigmoid()]


def sweep(
    x: Tensor, y: Tensor, names: list[str], lr: float, epochs: int, seed: int, mistake: str = ""
) -> dict[str, float]:
    """The reference, or what a typical mistake gives."""
    losses, criterion, kept = {}, nn.BCELoss(), list[nn.Module]()
    for i, name in enumerate(names):
        if mistake != "seeded-once" or i == 0:
            torch.manual_seed(0 if mistake == "seed-ignored" else seed)
        layers = network(x.shape[1], "ReLU" if mistake == "always-the-same" else name)
        if mistake == "trained-on":
            kept = kept or layers
            layers[::2] = kept[::2]
        if mistake == "activation-missing":
            del layers[3]
        model = nn.Sequential(*layers)
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for _ in range(epochs - (mistake == "one-update-early")):
            loss = criterion(model(x), y)
            if mistake != "no-zeroing":
                optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses[name] = criterion(model(x), y).item()
    return losses


@prop("the losses after training", "训练之后的损失")
def losses(answer: Answer, draw: Draw) -> None:
    for n, d, names, epochs in (
        (40, 8, ["ReLU", "Tanh"], 0),
        (40, 8, NAMES, 30),
        (25, 3, ["ELU", "LeakyReLU"], 12),
    ):
        x = draw.normal(n, d).float()
        y = (x[:, :1] + 0.3 * draw.normal(n, 1) > 0).float()
        lr, seed = draw.real(0.2, 0.5), draw.one(1, 1000)
        called = (
            f"sweep(x {tuple(x.shape)}, y {tuple(y.shape)}, {names}, lr={lr}, epochs={epochs}, seed={seed})"
        )
        expected = sweep(x, y, names, lr, epochs, seed)
        got = answer.run(answer.get("sweep"), called, x.clone(), y.clone(), list(names), lr, epochs, seed)
        if agrees(got, expected, NEAR):
            continue
        for kind, says in SAYS.items() if isinstance(got, dict) and set(got) == set(names) else ():
            if agrees(got, sweep(x, y, names, lr, epochs, seed, kind), NEAR):
                raise Wrong(kind, says, called, show(got), show(expected))
        same(got, expected, called, NEAR)


@prop("numbers without graphs", "不带计算图的数")
def numbers(answer: Answer, draw: Draw) -> None:
    x, y = draw.normal(5, 2).float(), torch.ones(5, 1)
    called = "sweep(x (5, 2), y (5, 1), ['Tanh'], lr=0.1, epochs=1, seed=0)"
    got = answer.run(answer.get("sweep"), called, x, y, ["Tanh"], 0.1, 1, 0)
    if isinstance(got["Tanh"], Tensor) and got["Tanh"].requires_grad:
        says = Text(
            en="A loss comes back with its whole graph: .item() makes a number of it.",
            zh="返回的损失还连着整张计算图：用 .item() 变成数。",
        )
        raise Wrong("graph-kept", says, called, "tensor(..., grad_fn=...)", show(got["Tanh"].item()))


CHECK = Check([losses, numbers])
