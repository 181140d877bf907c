"""Lecture 7 · titanic-survivors: held-out accuracy beside the rule "women are saved", mean of five splits."""

from statistics import mean

import numpy as np
import torch
from torch import Tensor, nn

from torchdojo.data.titanic import titanic
from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, cleared, prop, said, show

# Points above the rule, mean of 5 splits, over 21 choices of 5: lowest of the right answers 0.027, mean 0.035 to 0.043
GAIN, SPLITS = 0.01, 5
SAYS = {
    "no-better-than-the-rule": Text(en="It gives the rule's own answers: class and age are not used yet, or hardly.", zh="它给出的就是那条规则的答案：舱位和年龄还没用上，或者几乎没用上。"),
    "one-answer-for-all": Text(en="Everyone gets nearly the same probability: the plateau of lecture 6, or y of another shape than the prediction.", zh="每个人得到的概率几乎一样：是第 6 讲的高原，或者 y 和预测的形状不同。"),
    "turned-round": Text(en="Men are saved, women are not? The labels are turned round: 1.0 is survived.", zh="男的都活、女的都没活？标签反了：1.0 表示生还。"),
    "does-not-learn": Text(en="It has not learned enough: the rule with a single column does better.", zh="学得还不够：只看一列的规则都比它强。"),
}  # fmt: skip


def split(seed: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    p = titanic()
    order = np.random.default_rng(seed).permutation(len(p.survived))
    test, train = np.split(order, [len(order) // 4])
    age = torch.from_numpy(p.age)
    filled = torch.where(age.isnan(), age[train].nanmedian(), age)
    scaled = (filled - filled[train].mean()) / filled[train].std()
    flags = (
        torch.from_numpy(p.female),
        torch.from_numpy(p.klass == 1),
        torch.from_numpy(p.klass == 2),
        age.isnan(),
    )
    x = torch.stack([*(flag.float() for flag in flags), scaled], dim=1)
    y = torch.from_numpy(p.survived).float().unsqueeze(1)
    return x[train], y[train], x[test], y[test]


def probabilities(answer: Answer, seed: int) -> tuple[Tensor, Tensor, Tensor]:
    x, y, x_test, y_test = split(seed)
    called = f"train(x_train, y_train, seed={seed})"
    with cleared(answer, called):
        model = answer.run(answer.get("train"), called, x, y, seed)
    if not isinstance(model, nn.Module):
        says = Text(en="Return the trained model itself.", zh="要返回训练好的模型本身。")
        raise Wrong("not-a-module", says, called, show(model), "nn.Module")
    with torch.no_grad():
        p = answer.run(model.eval(), "model(x_test)", x_test.clone())
    if not isinstance(p, Tensor) or p.shape != y_test.shape:
        says = Text(en="model(x) must have shape (N, 1).", zh="model(x) 的形状应当是 (N, 1)。")
        raise Wrong(
            "wrong-shape",
            says,
            f"model(x_test {tuple(x_test.shape)})",
            show(p),
            f"shape {tuple(y_test.shape)}",
        )
    if not ((p >= 0) & (p <= 1)).all():
        says = Text(
            en="These are logits, not probabilities: let the model itself end with a sigmoid.",
            zh="这是 logit 不是概率：模型自己要以 sigmoid 结尾。",
        )
        raise Wrong(
            "not-probabilities",
            says,
            "model(x_test).min(), model(x_test).max()",
            show([p.min().item(), p.max().item()]),
            "0.0 to 1.0",
        )
    return p, x_test, y_test


@prop("five held-out quarters, beside the rule", "五次留出的四分之一，与规则比较")
def survivors(answer: Answer, draw: Draw) -> None:
    first = draw.one(0, 1000)
    rights, rules, equal, spreads = [], [], [], []
    for seed in range(first, first + SPLITS):
        p, x, y = probabilities(answer, seed)
        rights.append(((p > 0.5) == (y == 1)).double().mean().item())
        rules.append(((x[:, :1] == 1) == (y == 1)).double().mean().item())
        equal.append(((p > 0.5) == (x[:, :1] == 1)).double().mean().item())
        spreads.append((p.max() - p.min()).item())
    got, rule = mean(rights), mean(rules)
    if got >= rule + GAIN:
        return
    kind = "does-not-learn"
    if mean(equal) > 0.97:
        kind = "no-better-than-the-rule"
    elif mean(spreads) < 0.2:
        kind = "one-answer-for-all"
    elif got < 0.4:
        kind = "turned-round"
    raise Wrong(
        kind,
        SAYS[kind],
        said(
            f"mean accuracy, seeds {first} to {first + SPLITS - 1}",
            f"平均准确率，种子 {first} 到 {first + SPLITS - 1}",
        ),
        f"{got:.1%}",
        said(f">= {rule + GAIN:.1%} (the rule {rule:.1%})", f">= {rule + GAIN:.1%}（那条规则 {rule:.1%}）"),
    )


@prop("the same seed, the same model", "同样的种子，同样的模型")
def repeatable(answer: Answer, draw: Draw) -> None:
    seed = draw.one(0, 1000)
    first, second = (probabilities(answer, seed)[0] for _ in range(2))
    if not agrees(second, first):
        says = Text(en="The same seed gives two different models: torch.manual_seed(seed) comes first, before the layers are made.",
                    zh="同样的种子得到了两个不同的模型：torch.manual_seed(seed) 要写在最前面，在建层之前。")  # fmt: skip
        raise Wrong("not-repeatable", says, f"train(x_train, y_train, seed={seed}); model(x_test)", show(second), show(first))  # fmt: skip


CHECK = Check([survivors, repeatable], cpu=30)
