"""Lecture 8 · accuracy: right answers over samples, in eval mode, without a graph."""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from torchdojo.practice.judge import Answer, Check, Closeness, Draw, Text, Wrong, prop, said, same, show

CALLED = "accuracy(model, loader)"
Batches = DataLoader[tuple[Tensor, ...]]


def logits(x: Tensor) -> Tensor:
    """What the model makes of its input: not the input itself, so that it has to be asked."""
    return x.flip(1)


@dataclass(eq=False)
class Spy(nn.Module):
    """Gives logits, and notes in which state it was asked."""

    modes: list[bool] = field(default_factory=list)
    recorded: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.inner = nn.Dropout(0.0)

    def forward(self, x: Tensor) -> Tensor:
        self.modes.append(self.training or self.inner.training)
        self.recorded.append(torch.is_grad_enabled())
        return logits(x)


def loader(draw: Draw, count: int, size: int, classes: int) -> Batches:
    return DataLoader(TensorDataset(draw.normal(count, classes).float(), draw.whole(0, classes, count)), size)


def asked(answer: Answer, model: nn.Module, batches: Batches) -> object:
    return answer.run(answer.get("accuracy"), CALLED, model, batches)


def wrong_share(got: object, batches: Batches) -> tuple[str, Text] | None:
    """Return the name of a mistake that gives this number."""
    hits = [(logits(x).argmax(1) == y).float() for x, y in batches]
    right, count, largest = sum(h.sum().item() for h in hits), sum(map(len, hits)), max(map(len, hits))
    likes = {
        "mean-of-batches": (torch.stack([h.mean() for h in hits]).mean().item(),
            Text(en="You averaged the batches' accuracies: a sample of a small last batch then counts more. Count samples.",
                 zh="你把各批的正确率取了平均：这样小的最后一批里，每个样本分量更大。应当数样本。")),
        "per-cent": (100 * right / count, Text(en="That is per cent: a share between 0 and 1 is asked for.", zh="这是百分数：要的是 0 到 1 之间的比例。")),
        "count-only": (right, Text(en="That is how many are right: divide by the number of samples.", zh="这是答对的个数：还要除以样本数。")),
        "per-batch": (right / len(hits), Text(en="You divided by the number of batches: divide by the number of samples.",
                                              zh="你除以了批数：应当除以样本数。")),
        "all-batches-full": (right / (len(hits) * largest), Text(en="You took every batch for a full one: the last may be smaller.",
                                                                zh="你把每一批都当成满的：最后一批可能比较小。")),
        "errors": (1 - right / count, Text(en="That is the share of wrong answers.", zh="这是答错的比例。")),
        "model-not-asked": (sum((x.argmax(1) == y).sum().item() for x, y in batches) / count,
            Text(en="The inputs were taken for logits: the model must be asked, model(x).", zh="把输入当成了 logits：要让模型来回答，model(x)。")),
        "smallest": (sum((logits(x).argmin(1) == y).sum().item() for x, y in batches) / count,
            Text(en="The class with the smallest logit was taken.", zh="取成了 logit 最小的那一类。")),
        "one-batch": (hits[-1].mean().item(), Text(en="Only one batch was counted.", zh="只数了一批。")),
    }  # fmt: skip
    for kind, (like, says) in likes.items():
        if isinstance(got, float | int) and abs(got - like) < 1e-5 * max(1.0, like):
            return kind, says
    return None


@prop("the share of right answers", "答对的比例")
def share(answer: Answer, draw: Draw) -> None:
    x = torch.tensor(
        [[0.1, 0.5, 0.9], [0.1, 1.0, 0.5], [0.1, 1.0, 0.5], [0.1, 0.5, 0.9], [0.1, 0.9, 0.5]]
    )  # logits(x) says 0 1 1 0 1, and each mistake another share
    example = DataLoader(TensorDataset(x, torch.tensor([0, 1, 1, 1, 1])), 4)
    drawn = [loader(draw, *sizes) for sizes in ((17, 7, 3), (5, 5, 2), (13, 4, 10), (11, 6, 6))]
    for batches in (example, *drawn):
        got = asked(answer, Spy(), batches)
        right = sum((logits(x).argmax(1) == y).sum().item() for x, y in batches)
        expected = right / sum(len(y) for _, y in batches)
        sizes = ", ".join(str(len(y)) for _, y in batches)
        called = said(
            f"{CALLED}, batches of {sizes}, {right} right", f"{CALLED}，各批 {sizes} 个，答对 {right} 个"
        )
        if isinstance(got, Tensor):
            says = Text(
                en="A tensor comes back; a plain Python number is asked for: .item().",
                zh="返回的是张量；要的是普通的 Python 数：.item()。",
            )
            raise Wrong("not-a-number", says, called, show(got), show(expected))
        found = wrong_share(got, batches) if got != expected else None
        if found and abs(float(str(got)) - expected) > 1e-6:
            raise Wrong(*found, called, show(got), show(expected))
        same(got, expected, called, Closeness(1e-6, 1e-6))


@prop("eval mode, and no graph", "eval 模式，不记录计算图")
def state(answer: Answer, draw: Draw) -> None:
    for training in (True, False):
        spy = Spy()
        spy.train(training)
        asked(answer, spy, loader(draw, 10, 4, 3))
        before = f"model.{'train' if training else 'eval'}(); {CALLED}"
        if any(spy.modes):
            says = Text(en="The model answered in train mode: Dropout would drop, BatchNorm would mix the batch. model.eval() comes before the loop.",
                        zh="模型是在 train 模式下回答的：Dropout 会丢弃，BatchNorm 会混入同批样本。循环之前要 model.eval()。")  # fmt: skip
            raise Wrong("no-eval", says, before)
        if any(spy.recorded):
            says = Text(en="A graph was recorded for every batch: it costs memory and time. Ask inside torch.no_grad().",
                        zh="每一批都记录了计算图：费内存也费时间。要放在 torch.no_grad() 里。")  # fmt: skip
            raise Wrong("graph-recorded", says, before)
        left, came = [part.training for part in (spy, spy.inner)], [training, training]
        if left != came:
            says = Text(en="The model is left in another mode than it came in: training would go on in the wrong one.",
                        zh="模型结束时的模式和进来时不一样：接着训练就错了。")  # fmt: skip
            raise Wrong(
                "mode-left", says, before, f"model.training, layer.training: {show(left)}", show(came)
            )
    if not torch.is_grad_enabled():
        torch.set_grad_enabled(True)
        says = Text(en="Gradients are switched off for the rest of the program: use torch.no_grad() as a with block.",
                    zh="之后整个程序都不求梯度了：torch.no_grad() 要用 with 包起来。")  # fmt: skip
        raise Wrong("gradients-left-off", says, CALLED)


CHECK = Check([share, state])
