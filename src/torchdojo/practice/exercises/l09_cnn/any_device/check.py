"""Lecture 9 · any-device: right on the CPU, and on the meta device nothing is left behind."""

import copy
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from torchdojo.practice.judge import Answer, Check, Closeness, Draw, Text, Wrong, agrees, prop, same, show

CALLED = "train_epoch(model, loader, criterion, optimizer, device)"
COUNTS = ((10, 4), (6, 3), (5, 5), (7, 2))


class Watched(nn.Module):
    """A loss that notes where what it gets lies. On the meta device it gives a number: the rest may ask for it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def forward(self, logits: Tensor, labels: Tensor) -> Tensor:
        self.seen.append(labels.device.type)
        if logits.device.type == "meta" or labels.device.type == "meta":
            return torch.zeros((), requires_grad=True)
        return nn.functional.cross_entropy(logits, labels)


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.linear, self.drop = nn.Linear(6, 3), nn.Dropout(0.0)
        self.seen: list[str] = []
        self.modes: list[bool] = []

    def forward(self, x: Tensor) -> Tensor:
        self.seen.append(x.device.type)
        self.modes.append(self.training and self.drop.training)
        return self.drop(self.linear(x.to(self.linear.weight.device)))


def loader(draw: Draw, count: int, size: int) -> DataLoader[tuple[Tensor, ...]]:
    return DataLoader(TensorDataset(draw.normal(count, 6).float(), draw.whole(0, 3, count)), size)


def epoch(
    model: nn.Module, batches: Any, optimizer: torch.optim.Optimizer, old: bool = False
) -> tuple[float, float]:
    """Train; return the mean loss over samples and over batches. `old`: gradients are never cleared."""
    losses = []
    for x, y in batches:
        if not old:
            optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append((loss.item(), len(y)))
    return sum(a * n for a, n in losses) / sum(n for _, n in losses), sum(a for a, _ in losses) / len(losses)


def sgd(model: nn.Module) -> torch.optim.Optimizer:
    return torch.optim.SGD(model.parameters(), 0.1, momentum=0.5)


def leftover(model: nn.Module) -> nn.Module:
    for weight in model.parameters():
        weight.grad = torch.full_like(weight, 0.5)
    return model


@prop("on the CPU: weights and loss", "在 CPU 上：权重和损失")
def on_cpu(answer: Answer, draw: Draw) -> None:
    for count, size in COUNTS:
        torch.manual_seed(draw.one(0, 1000))
        model = leftover(Net().eval())
        ours, theirs = leftover(copy.deepcopy(model)), leftover(copy.deepcopy(model))
        batches, criterion = loader(draw, count, size), Watched()
        got = answer.run(
            answer.get("train_epoch"), CALLED, model, batches, criterion, sgd(model), torch.device("cpu")
        )
        expected, by_batch = epoch(ours, batches, sgd(ours))
        if not criterion.seen:
            says = Text(en="The criterion that was handed over is never asked: another loss is written into the code.",
                        zh="传进来的 criterion 没有用上：代码里写死了别的损失。")  # fmt: skip
            raise Wrong("criterion-unused", says, CALLED)
        if not all(model.modes):  # type: ignore[arg-type]
            raise Wrong(
                "no-train",
                Text(
                    en="The model is not in train mode: model.train() comes first.",
                    zh="模型不在 train 模式：先要 model.train()。",
                ),
                CALLED,
            )
        weights, right = ([w.detach() for w in one.parameters()] for one in (model, ours))
        if not agrees(weights, right):
            epoch(theirs, batches, sgd(theirs), old=True)
            if agrees(weights, [w.detach() for w in theirs.parameters()]):
                says = Text(
                    en="Gradients of earlier batches were added: clear them in every step.",
                    zh="前面各批的梯度也加进来了：每一步都要清零。",
                )
                raise Wrong("no-zeroing", says, CALLED, show(weights[0]), show(right[0]))
            says = Text(en="The weights are not those after one update per batch: clear, backward, step, in this order.",
                        zh="权重不是每批更新一次得到的：清零、反向、走一步，次序不能乱。")  # fmt: skip
            raise Wrong("wrong-update", says, CALLED, show(weights[0]), show(right[0]))
        if isinstance(got, Tensor):
            raise Wrong(
                "not-a-number",
                Text(
                    en="A tensor comes back: a Python float is asked for.",
                    zh="返回的是张量：要的是 Python 浮点数。",
                ),
                CALLED,
                show(got),
                show(expected),
            )
        if not agrees(got, expected, Closeness(1e-5, 0)) and agrees(got, by_batch, Closeness(1e-5, 0)):
            says = Text(
                en="You averaged over the batches: a sample of a small last batch then counts more.",
                zh="你对各批取了平均：这样小的最后一批里，每个样本分量更大。",
            )
            raise Wrong("mean-of-batches", says, CALLED, show(got), show(expected))
        same(got, expected, CALLED, Closeness(1e-5, 0))


@prop("on another device: nothing left behind", "换一个设备：什么都不落下")
def elsewhere(answer: Answer, draw: Draw) -> None:
    model, criterion = Net().to("meta"), Watched()
    batches = loader(draw, 6, 3)
    try:
        answer.run(
            answer.get("train_epoch"), CALLED, model, batches, criterion, sgd(model), torch.device("meta")
        )
    except Wrong as wrong:
        if "meta tensor" not in wrong.got:
            raise
        moved = "Module.to" in wrong.got or not criterion.seen
        if moved:  # otherwise a total on the device was asked for its number, which meta does not have
            says = Text(en="The model, or a result, is moved to a device that is written into the code: it lies on `device` already, and stays there.",
                        zh="模型或者结果被搬到了代码里写死的设备上：它本来就在 device 上，不用再搬。")  # fmt: skip
            raise Wrong("model-moved", says, CALLED, wrong.got, spot=wrong.spot) from None
    places = (("inputs-left", model.seen, "x", "输入"), ("labels-left", criterion.seen, "the labels", "标签"))
    for kind, seen, en, zh in places:
        if any(one != "meta" for one in seen):
            says = Text(en=f"On another device {en} stayed on the CPU: x.to(device) returns a new tensor, assign it; and write no device into the code.",
                        zh=f"换了设备，{zh}还留在 CPU 上：x.to(device) 返回新张量，要赋值；代码里也不要写死设备。")  # fmt: skip
            raise Wrong(kind, says, CALLED, str(seen), str(["meta"] * len(seen)))


CHECK = Check([on_cpu, elsewhere])
