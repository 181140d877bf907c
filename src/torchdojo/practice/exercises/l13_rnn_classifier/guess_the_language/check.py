"""Lecture 13 · guess-the-language: 65 % of 2,791 other names, in 18 languages, for three seeds."""

from functools import cache
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from torchdojo.data.names import names
from torchdojo.data.split import Pairs
from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, agrees, cleared, prop, said, show

# Lowest and highest accuracy of seeds 0 to 9: 1_course 0.701 0.719, 2_lstm 0.701 0.721, 3_windows_of_three 0.705 0.724.
# The commonest language is 0.154, counting single letters 0.527.
AT_LEAST = 0.65
Rows = tuple[Tensor, Tensor, Tensor]
SAYS = {
    "not-a-model": Text(en="Return the trained model itself.", zh="要返回训练好的模型本身。"),
    "wrong-shape": Text(en="model(x, lengths) must give 18 logits for each name, whatever languages the names for training have.",
                        zh="model(x, lengths) 要给每个名字 18 个 logits，不管训练用的名字里有几种语言。"),
    "input-changed": Text(en="x, lengths or y were changed: sort or cut a copy.", zh="x、lengths 或 y 被改动了：要排序、要裁剪，就用副本。"),
    "not-repeatable": Text(en="The same seed gives two different models: torch.manual_seed(seed) comes first, before the layers are made.",
                           zh="同样的种子得到了两个不同的模型：torch.manual_seed(seed) 要写在最前面，在建层之前。"),
    "not-finite": Text(en="The logits are nan or infinite: the learning rate is too large.", zh="logits 成了 nan 或无穷：学习率太大。"),
    "one-answer-for-all": Text(en="The same language is answered for every name, at best the commonest: too large a learning rate, labels of other names, or letters that never reach the logits.",
                               zh="对每个名字都答同一种语言，最多就是最多的那种：学习率太大，标签和名字对不上，或者字母根本没有传到 logits。"),
    "guessing": Text(en="No better than always saying the commonest language. Do x, lengths and y of a batch belong together, also after sorting? Does step() move the weights of this model?",
                     zh="不比永远答最多的那种语言强。同一批里的 x、lengths、y 对得上吗（排序之后也对得上吗）？step() 动的是这个模型的权重吗？"),
    "like-counting-letters": Text(en="About what counting the letters gets (53 %): the order of the letters is not used yet, or far too little was learned.",
                                  zh="和数字母差不多（53 %）：字母的次序还没用上，或者学得太少。"),
    "does-not-learn": Text(en="Nearly: train a little longer, with a larger step or all of the names, and let no padding be read.", zh="差一点：再久一点，步子再大一点，名字全用上，并且不要读到补齐。"),
}  # fmt: skip


@cache
def data() -> tuple[Rows, Rows]:
    found = names()
    drawn = torch.randperm(len(found.train), generator=torch.Generator().manual_seed(13))[:8000]
    return rows([found.train[i] for i in drawn.tolist()], found.languages), rows(found.test, found.languages)


def rows(pairs: Pairs, languages: tuple[str, ...]) -> Rows:
    codes = [torch.tensor([ord(letter) for letter in name]) for name, _ in pairs]
    labels = torch.tensor([languages.index(language) for _, language in pairs])
    return pad_sequence(codes, batch_first=True), torch.tensor([len(one) for one in codes]), labels


def trained(answer: Answer, called: str, given: Rows, seed: int) -> nn.Module:
    with cleared(answer, called):
        model = answer.run(answer.get("train"), called, *given, seed)
    if not isinstance(model, nn.Module):
        raise Wrong("not-a-model", SAYS["not-a-model"], called, show(model), "nn.Module")
    return model.eval()


def logits(answer: Answer, model: nn.Module, x: Tensor, lengths: Tensor) -> Tensor:
    called = f"model(x {tuple(x.shape)}, lengths {tuple(lengths.shape)})"
    with torch.no_grad():
        out: Any = answer.run(model, called, x.clone(), lengths.clone())
    if not isinstance(out, Tensor) or out.shape != (len(x), 18):
        raise Wrong("wrong-shape", SAYS["wrong-shape"], called, show(out), f"shape ({len(x)}, 18)")
    return out


@prop("a model, on 150 names", "模型（用 150 个名字）")
def repeatable(answer: Answer, draw: Draw) -> None:
    train, (x, lengths, _) = data()
    few = (
        (train[2] < 7).nonzero().flatten()[draw.order(1000)[:150]]
    )  # the languages 7 to 17 are not among them
    given = train[0][few], train[1][few], train[2][few]
    mine = given[0].clone(), given[1].clone(), given[2].clone()
    called = said(
        "train(150 names, lengths, languages 0 to 6, seed=1)",
        "train(150 个名字, lengths, 语言 0 到 6, seed=1)",
    )
    models = [trained(answer, called, mine, 1) for _ in range(2)]
    if not all(map(torch.equal, mine, given)):
        raise Wrong("input-changed", SAYS["input-changed"], called)
    first, second = (logits(answer, model, x[:40], lengths[:40]) for model in models)
    if not agrees(second, first):
        raise Wrong(
            "not-repeatable",
            SAYS["not-repeatable"],
            said(f"{called}, twice", f"{called}，两次"),
            show(second),
            show(first),
        )


def mistake(out: Tensor, right: float) -> str:
    if not out.isfinite().all():
        return "not-finite"
    if (out.argmax(dim=1) == out[0].argmax()).all():
        return "one-answer-for-all"
    if right < 0.25:
        return "guessing"
    return "like-counting-letters" if right < 0.58 else "does-not-learn"


@prop("2,791 names it has not seen, three seeds", "没见过的 2,791 个名字，三个种子")
def guesses(answer: Answer, draw: Draw) -> None:
    train, (x_test, lengths_test, y_test) = data()
    for seed in (0, 1, 2):
        called = f"train(x, lengths, y, seed={seed})"
        given = train[0].clone(), train[1].clone(), train[2].clone()
        out = logits(answer, trained(answer, called, given, seed), x_test, lengths_test)
        right = (out.argmax(dim=1) == y_test).double().mean().item()
        if right < AT_LEAST:
            kind = mistake(out, right)
            raise Wrong(kind, SAYS[kind], called, f"{right:.1%}", f">= {AT_LEAST:.0%}")


CHECK = Check([repeatable, guesses], cpu=60)
