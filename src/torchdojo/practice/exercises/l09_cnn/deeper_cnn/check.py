"""Lecture 9 · deeper-cnn: the network for pictures of any size, and a comparison that claims no more than it saw."""

from collections.abc import Callable, Sequence
from functools import cache, partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from torchdojo.data.pictures import pictures
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
    module,
    prop,
    same,
    show,
)  # fmt: skip

Change = Callable[[Tensor], Tensor]
Table = dict[str, list[float]]
NEAR = Closeness(0.0, 1e-6)
# Lowest and highest accuracy of seeds 0 to 9 in the race of the check: two layers 0.898 0.931, deeper 0.834 0.905.
# The two layers win for each of the ten seeds.
AT_LEAST = 0.75


class DeeperNet(nn.Module):
    def __init__(
        self, height: int, width: int, classes: int, bend: Change = torch.relu, last: Change = lambda x: x,
        pool: Callable[..., Tensor] = F.max_pool2d, head: Change = torch.relu,
    ) -> None:  # fmt: skip
        super().__init__()
        self.conv1, self.conv2, self.conv3 = (
            nn.Conv2d(c_in, c_out, 3, padding=1) for c_in, c_out in ((1, 16), (16, 32), (32, 64))
        )
        self.fc1 = nn.Linear(64 * (height // 8) * (width // 8), 128)
        self.fc2, self.fc3 = nn.Linear(128, 64), nn.Linear(64, classes)
        self.bend, self.last, self.pool, self.head = bend, last, pool, head

    def forward(self, x: Tensor) -> Tensor:
        for conv in (self.conv1, self.conv2, self.conv3):
            x = self.pool(self.bend(conv(x)), 2)
        return self.last(self.fc3(self.head(self.fc2(self.head(self.fc1(x.flatten(1)))))))


def two_layers() -> nn.Module:
    convs = [(nn.Conv2d(c_in, c_out, 5), nn.MaxPool2d(2), nn.ReLU()) for c_in, c_out in ((1, 10), (10, 20))]
    return nn.Sequential(*convs[0], *convs[1], nn.Flatten(), nn.Linear(320, 10))


def cases(draw: Draw) -> Sequence[Case]:
    sizes = ((28, 28, 10, 2), (9, 30, 3, 3), (25, 8, 4, 1), (16, 31, 2, 2))
    return [Case(Call(h, w, k), Call(draw.normal(n, 1, h, w, scale=3))) for h, w, k, n in sizes]


MISTAKES = (
    Mistake("softmax-at-the-end", partial(DeeperNet, last=lambda x: x.softmax(1)), Text(en="The rows are probabilities: return logits, the softmax is in the loss.", zh="输出已经是概率了：请返回 logits，softmax 在损失里。")),
    Mistake("relu-at-the-end", partial(DeeperNet, last=torch.relu), Text(en="There is a ReLU behind the last layer: negative logits are lost.", zh="最后一层之后也加了 ReLU：负的 logits 没了。")),
    Mistake("no-relu", partial(DeeperNet, bend=lambda x: x), Text(en="The ReLU behind the convolutions is missing.", zh="卷积之后少了 ReLU。")),
    Mistake("one-linear-layer", partial(DeeperNet, head=lambda x: x), Text(en="No ReLU stands between the linear layers: three without one are no more than one.", zh="线性层之间没有 ReLU：三层加起来只相当于一层。")),
    Mistake("mean-pooling", partial(DeeperNet, pool=F.avg_pool2d), Text(en="The windows were averaged: max-pooling keeps the largest number.", zh="池化取了平均：最大池化留下的是最大的数。")),
)  # fmt: skip
SAYS = {
    "names": Text(en="Return a tuple: a dict with a list of accuracies for every name, and the winner.", zh="要返回元组：一个字典（每个名字一个准确率列表）和胜者。"),
    "tensors": Text(en="Plain numbers are asked for: .item().", zh="要的是普通的数：.item()。"),
    "not-seeded": Text(en="A network began with other weights than torch.manual_seed(seed) right before it is made gives: each is to begin as if it were alone.",
                       zh="有网络的起点和“造它之前刚刚 torch.manual_seed(seed)”得到的不同：每个网络都要像单独训练时那样开始。"),
    "not-trained": Text(en="fit must be called once for each network and seed, with the network and the seed.", zh="每个网络、每个种子都要调用一次 fit，参数是网络和种子。"),
    "in-train-mode": Text(en="A network was asked in train mode: eval() comes before measuring.", zh="测量时网络还在 train 模式：测量之前要 eval()。"),
    "graph": Text(en="A graph was recorded while measuring: torch.no_grad().", zh="测量时还在记录计算图：用 torch.no_grad()。"),
    "errors": Text(en="These are shares of wrong answers.", zh="这是答错的比例。"),
    "percent": Text(en="That is per cent: a share from 0 to 1 is asked for.", zh="这是百分数：要的是 0 到 1 之间的比例。"),
    "counts": Text(en="These are counts of right answers: divide by how many there are.", zh="这是答对的个数：要除以总数。"),
    "no-winner-here": Text(en="There is no winner here: in one of the rounds it is not better than all others.", zh="这里没有胜者：至少有一轮，它没有比其他的都好。"),
    "winner-not-seen": Text(en="There is a winner: it is better than every other one for every seed.", zh="这里有胜者：在每个种子上它都比其他的好。"),
    "other-winner": Text(en="Another one is better than all others for every seed.", zh="在每个种子上都比其他的好的，是另一个。"),
    "does-not-learn": Text(en="Trained by the check, your DeeperNet does not learn.", zh="检查训练了你的 DeeperNet，它学不会。"),
}  # fmt: skip


class Fake(nn.Module):
    """A network that gets exactly so many of the answers right; it notes in which state it was made and asked."""

    def __init__(self, right: Sequence[int], y: Tensor, notes: list[str]) -> None:
        super().__init__()
        self.start, self.right, self.y, self.notes, self.fitted = torch.rand(1), right, y, notes, -1
        self.weight = nn.Parameter(torch.ones(1))

    def forward(self, x: Tensor) -> Tensor:
        self.notes += ["in-train-mode"] * self.training + ["graph"] * torch.is_grad_enabled()
        if self.fitted < 0:
            self.notes.append("not-trained")
        answers = self.y.clone()
        answers[self.right[self.fitted] :] += 1
        rows = x[:, 0, 0, 0].long()  # each picture carries its number: they may come in batches
        return F.one_hot(answers[rows] % 10, 10).float() * self.weight


class Match:
    """Fake networks, each with how many of 20 test pictures it gets right in each round."""

    def __init__(self, rights: dict[str, tuple[int, ...]], draw: Draw) -> None:
        self.rights, self.notes = rights, list[str]()
        self.seeds = [3 * seed + draw.one(0, 90) for seed in range(len(next(iter(rights.values()))))]
        self.y, self.x = draw.whole(0, 10, 20), torch.arange(20.0).reshape(20, 1, 1, 1).expand(20, 1, 8, 8)
        self.nets = {name: partial(Fake, right, self.y, self.notes) for name, right in rights.items()}
        self.calls = 0

    def fit(self, model: Fake, seed: int) -> None:
        self.calls += 1
        if seed not in self.seeds or model.fitted >= 0:
            self.notes.append("not-trained")
            return
        model.fitted = self.seeds.index(seed)
        torch.manual_seed(seed)
        self.notes += ["not-seeded"] * (not torch.equal(model.start, torch.rand(1)))
        torch.manual_seed(seed + 1 + model.right[0])  # each network draws other numbers in its training

    @property
    def table(self) -> Table:
        return {name: [one / 20 for one in right] for name, right in self.rights.items()}


def winner(table: Table) -> str | None:
    for name, ours in table.items():
        others = [theirs for other, theirs in table.items() if other != name]
        if all(a > b for theirs in others for a, b in zip(ours, theirs, strict=True)):
            return name
    return None


def told(got: object, called: str, names: Sequence[str]) -> tuple[Table, object]:
    """Return what compare returned, if it is of the kind that was asked for."""
    match got:
        case dict(table), won if set(table) == set(names):
            if any(isinstance(one, Tensor) for row in table.values() if isinstance(row, list) for one in row):
                raise Wrong("tensors", SAYS["tensors"], called, show(got))
            return table, won
    raise Wrong("names", SAYS["names"], called, show(got), f"({{{', '.join(names)}: [...]}}, winner)")


def recognised(got: Table, expected: Table, size: int) -> str:
    likes: dict[str, Callable[[float], float]] = {
        "errors": lambda share: 1 - share, "percent": lambda share: 100 * share, "counts": lambda share: size * share,
    }  # fmt: skip
    for kind, like in likes.items():
        mistaken = {name: [like(one) for one in row] for name, row in expected.items()}
        if agrees(got, mistaken, Closeness(1e-5, 1e-6)):
            return kind
    return ""


def judged(got: object, called: str, expected: Table, size: int) -> None:
    table, won = told(got, called, list(expected))
    if not agrees(table, expected, NEAR) and (kind := recognised(table, expected, size)):
        raise Wrong(kind, SAYS[kind], f"{called}[0]", show(table), show(expected))
    same(table, expected, f"{called}[0]", NEAR)
    best = winner(expected)
    if won != best:
        kind = "no-winner-here" if best is None else "winner-not-seen" if won is None else "other-winner"
        raise Wrong(kind, SAYS[kind], f"{called}[1], {show(expected)}", show(won), show(best))


@prop("compare: rounds of which the result is known", "compare：结果已知的几轮")
def known_rounds(answer: Answer, draw: Draw) -> None:
    rounds: list[dict[str, tuple[int, ...]]] = [
        {"flat": (18, 16), "deep": (16, 18)}, {"flat": (18, 16), "deep": (16, 16)}, {"flat": (12, 9, 14), "deep": (13, 10, 15)},
        {"a": (15, 11, 3), "b": (14, 10, 2), "c": (1, 1, 1)}, {"a": (14, 10, 2), "b": (9, 9, 9), "c": (15, 11, 3)},
        {"a": (5, 5), "b": (9, 3), "c": (3, 9)}, {"a": (9, 9), "b": (9, 9), "c": (2, 2)}, {"a": (16, 16), "b": (1, 2), "c": (17, 3)},
        {"a": (4, 20), "b": (3, 0)}, {"one": (7,), "two": (7,)}, {"one": (8,), "two": (7,)}, {"a": (20, 1), "b": (1, 20), "c": (0, 0)},
    ]  # fmt: skip
    for rights in rounds:
        match = Match(rights, draw)
        called = f"compare({list(rights)}, fit, x, y, seeds={match.seeds})"
        x, y, seeds = match.x.clone(), match.y.clone(), list(match.seeds)
        got = answer.run(answer.get("compare"), called, dict(match.nets), match.fit, x, y, seeds)
        due = len(rights) * len(match.seeds)
        match.notes += ["not-trained"] * (match.calls != due)
        for kind in ("not-trained", "not-seeded", "in-train-mode", "graph"):
            if kind in match.notes:
                raise Wrong(kind, SAYS[kind], called, f"fit() × {match.calls}", f"{due}")
        judged(got, called, match.table, 20)


@cache
def digits() -> tuple[Tensor, Tensor, Tensor, Tensor]:
    sets = pictures()
    x_train, x_test = (torch.from_numpy(x).float().div(255).unsqueeze(1) for x in (sets.x_train, sets.x_test))
    return x_train[::4], torch.from_numpy(sets.y_train)[::4], x_test, torch.from_numpy(sets.y_test)


def fit(model: nn.Module, seed: int) -> None:
    """Train on 1,000 digits, in a way that suits either network."""
    x, y, _, _ = digits()
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.004)
    for _ in range(3):
        for rows in torch.randperm(len(x)).reshape(-1, 25):
            optimizer.zero_grad()
            F.cross_entropy(model(x[rows]), y[rows]).backward()  # type: ignore[no-untyped-call]
            optimizer.step()


@prop("compare: two layers against yours, on digits", "compare：两层的网络和你的网络，用数字比")
def race(answer: Answer, draw: Draw) -> None:
    _, _, x, y = digits()
    nets: dict[str, Callable[[], nn.Module]] = {
        "two layers": two_layers,
        "deeper": partial(answer.get("DeeperNet"), 28, 28, 10),
    }
    made: dict[str, list[nn.Module]] = {name: [] for name in nets}

    def noting(name: str) -> nn.Module:
        made[name].append(nets[name]())
        return made[name][-1]

    called = "compare({...}, fit, x[:1000], y[:1000], seeds=[0, 1, 2])"
    competing = {name: partial(noting, name) for name in nets}
    got = answer.run(answer.get("compare"), called, competing, fit, x.clone(), y.clone(), [0, 1, 2])
    with torch.no_grad():
        expected = {name: [_share(model, x, y) for model in models] for name, models in made.items()}
    judged(got, called, expected, len(x))
    if min(expected["deeper"]) < AT_LEAST:
        got = show(expected["deeper"])
        raise Wrong("does-not-learn", SAYS["does-not-learn"], called, got, f">= {AT_LEAST}")


def _share(model: nn.Module, x: Tensor, y: Tensor) -> float:
    return (model.eval()(x).argmax(1) == y).double().mean().item()


CHECK = Check([*module("DeeperNet", DeeperNet, cases, mistakes=MISTAKES), known_rounds, race], cpu=60)
