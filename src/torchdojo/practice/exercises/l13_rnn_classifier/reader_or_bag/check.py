"""Lecture 13 · reader-or-bag: made-up reviews in which order counts, or does not, and what may be claimed of them."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from torchdojo.practice.judge import (
    Answer,
    Check,
    Closeness,
    Draw,
    Text,
    Wrong,
    agrees,
    cleared,
    prop,
    said,
    show,
)

NOT, BUT, PLACES, GOOD, BAD = 1, 2, range(3, 13), range(13, 23), range(23, 33)
# On new phrases, lowest and highest of seeds 0 to 9. bag: 1_gru 0.740 0.778, 2_counts 0.743 0.789, 3_bayes_and_cell
# 0.740 0.788. reader: all three 1.000.
READER, BAG, CLEARLY = 0.9, 0.65, 0.03
NEAR = Closeness(1e-5, 1e-6)
KEYS = ("test", "bag", "reader", "bag_right", "reader_right", "reader_better")
SAYS = {
    "keys": Text(en="Return a dict of the six things the task names.", zh="要返回字典，里面是题目说的六样东西。"),
    "not-a-model": Text(en="“bag” and “reader” must be the trained models themselves, each an nn.Module.", zh="“bag”和“reader”要放训练好的模型本身，都是 nn.Module。"),
    "wrong-shape": Text(en="model(x, lengths) must give two logits for each phrase.", zh="model(x, lengths) 要给每条短语两个 logits。"),
    "not-finite": Text(en="There are logits of nan or infinity.", zh="logits 里有 nan 或无穷。"),
    "rows": Text(en="“test” must hold row numbers, in rising order, each once.", zh="“test”里要放行号，从小到大，每个一次。"),
    "sentence-torn": Text(en="Rows of one sentence stand in both parts: a phrase of the test was seen in training.", zh="同一个句子的行，两边都有：测试的短语，训练时已经见过了。"),
    "other-count": Text(en="“test” has another number of sentences than round(a quarter of them).", zh="“test”里的句子数不是 round(四分之一)。"),
    "seed-ignored": Text(en="Other seeds give the same test rows.", zh="换了种子，测试的行还是一样。"),
    "not-repeatable": Text(en="The same seed gives two different results: draw the split and make the models after torch.manual_seed(seed).",
                           zh="同样的种子得到两个不同的结果：先 torch.manual_seed(seed)，再切分、建模型。"),
    "input-changed": Text(en="x, lengths, y or sentences were changed.", zh="x、lengths、y 或 sentences 被改动了。"),
    "rows-mixed": Text(en="A phrase gets another answer alone than in a batch: rows must not be mixed. Is batch_first=True there, is padding read where a longer neighbour makes room for it?",
                       zh="同一条短语单独算和放在一批里算，答案不同：各行不能互相影响。batch_first=True 写了吗？旁边有更长的短语时，是不是读到了补齐？"),
    "bag-reads-order": Text(en="The bag answers differently when the words of a phrase change places: it is no bag.", zh="短语里的词换了位置，bag 的答案就变了：这不是词袋。"),
    "reader-is-blind": Text(en="The reader does not notice when the words of the phrases change places.", zh="短语里的词换了位置，reader 毫无察觉。"),
    "padding-read": Text(en="More zeros behind the words change the answer: the padding is read.", zh="词后面多补几个零，答案就变了：把补齐也读进去了。"),
    "leak": Text(en="Other test rows make another model: something was learned from them.", zh="测试的行变了，模型也跟着变：训练时用到了它们。"),
    "share-of-train": Text(en="That is the share of the training rows: what was learned by heart counts there, too.", zh="这是训练行上的比例：死记硬背的也算进去了。"),
    "share-of-all": Text(en="That is the share of all rows, those of the training included.", zh="这是所有行上的比例，训练的行也算进去了。"),
    "percent": Text(en="That is per cent: a share from 0 to 1 is asked for.", zh="这是百分数：要的是 0 到 1 之间的比例。"),
    "swapped": Text(en="bag_right and reader_right are exchanged.", zh="bag_right 和 reader_right 弄反了。"),
    "other-share": Text(en="This is not the share of its test rows that the returned model gets right: is it the same model, in eval mode?",
                        zh="这不是返回的模型在测试行上答对的比例：是同一个模型吗？是 eval 模式吗？"),
    "claims-too-much": Text(en="reader_better is True, and yet the reader is not 0.03 ahead: say it honestly.", zh="reader_better 是 True，可是 reader 并没有领先 0.03：要照实说。"),
    "claims-too-little": Text(en="reader_better is False, and yet the reader is 0.03 ahead.", zh="reader_better 是 False，可是 reader 领先了 0.03。"),
    "weak-bag": Text(en="The bag is hardly trained: it is to be as good as a bag can be, or the comparison is unfair.", zh="bag 几乎没训练好：它要尽量好，不然比较就不公平。"),
    "does-not-learn": Text(en="The reader has not learned enough: more epochs, or a larger step.", zh="reader 学得不够：多几个 epoch，或者步子大一点。"),
}  # fmt: skip
Result = dict[str, Any]


@dataclass(frozen=True)
class Reviews:
    """Phrases of made-up sentences."""

    x: Tensor
    lengths: Tensor
    y: Tensor
    sentences: list[int]

    def shown(self, seed: int) -> str:
        return said(
            f"contest({len(self.y)} phrases of {len(set(self.sentences))} sentences, seed={seed})",
            f"contest({len(self.y)} 个短语，来自 {len(set(self.sentences))} 个句子, seed={seed})",
        )


def reviews(draw: Draw, count: int, plain: bool = False) -> Reviews:
    """Return sentences “plot not dull but acting bad”, each with its two halves; plain: halves without “not” alone."""
    phrases: list[tuple[list[int], int, int]] = []

    def half() -> tuple[list[int], int]:
        good, turned = draw.one(0, 2), not plain and draw.one(0, 5) == 0
        word = draw.one(GOOD[0], GOOD[-1] + 1) if good else draw.one(BAD[0], BAD[-1] + 1)
        return [draw.one(PLACES[0], PLACES[-1] + 1), *[NOT] * turned, word], good ^ turned

    for number in range(count):
        (first, y1), (second, y2) = half(), half()
        whole = [] if plain else [([*first, BUT, *second], y2, 7 * number + 105)]
        phrases += [*whole, (first, y1, 7 * number + 105), (second, y2, 7 * number + 105)]
    mixed = [phrases[i] for i in draw.order(len(phrases)).tolist()]
    x = pad_sequence([torch.tensor(words) for words, _, _ in mixed], batch_first=True)
    lengths = torch.tensor([len(words) for words, _, _ in mixed])
    return Reviews(x, lengths, torch.tensor([y for _, y, _ in mixed]), [number for _, _, number in mixed])


def asked(answer: Answer, given: Reviews, seed: int) -> Result:
    """Return what contest returned, if it is what it should be as far as one call can tell."""
    called = given.shown(seed)
    mine = given.x.clone(), given.lengths.clone(), given.y.clone(), list(given.sentences)
    with cleared(answer, called):
        got = answer.run(answer.get("contest"), called, *mine, seed)
    if not isinstance(got, dict) or set(got) != set(KEYS):
        raise Wrong("keys", SAYS["keys"], called, show(got)[:200], ", ".join(KEYS))
    if not all(isinstance(got[name], nn.Module) for name in ("bag", "reader")):
        raise Wrong("not-a-model", SAYS["not-a-model"], called, show([got["bag"], got["reader"]]))
    if not agrees(list(mine), [given.x, given.lengths, given.y, given.sentences]):
        raise Wrong("input-changed", SAYS["input-changed"], called)
    if kind := torn(got["test"], given.sentences):
        raise Wrong(kind, SAYS[kind], f'{called}["test"]', show(got["test"]))
    honest(answer, got, given, called)
    return got


def torn(test: object, sentences: list[int]) -> str:
    if not isinstance(test, list) or test != sorted(set(test)) or not set(test) <= set(range(len(sentences))):
        return "rows"
    within = {sentences[row] for row in test}
    if within & {one for row, one in enumerate(sentences) if row not in set(test)}:
        return "sentence-torn"
    return "" if len(within) == round(len(set(sentences)) / 4) else "other-count"


def logits(answer: Answer, model: nn.Module, x: Tensor, lengths: Tensor) -> Tensor:
    called = f"model(x {tuple(x.shape)}, lengths {tuple(lengths.shape)})"
    with torch.no_grad():
        out: Any = answer.run(model.eval(), called, x.clone(), lengths.clone())
    if not isinstance(out, Tensor) or out.shape != (len(x), 2):
        raise Wrong("wrong-shape", SAYS["wrong-shape"], called, show(out), f"shape ({len(x)}, 2)")
    if not out.isfinite().all():
        raise Wrong("not-finite", SAYS["not-finite"], called, show(out))
    return out


def share(answer: Answer, model: nn.Module, given: Reviews, rows: list[int]) -> float:
    out = logits(answer, model, given.x[rows], given.lengths[rows])
    return (out.argmax(1) == given.y[rows]).double().mean().item()


def honest(answer: Answer, got: Result, given: Reviews, called: str) -> None:
    """Raise Wrong if the shares are not those of the test rows, or more or less is claimed than they say."""
    every, test = list(range(len(given.y))), got["test"]
    train = [row for row in every if row not in set(test)]
    names = ("bag", "reader")
    told = [got[f"{name}_right"] for name in names]
    right, learned, all_rows = (
        [share(answer, got[name], given, rows) for name in names] for rows in (test, train, every)
    )
    if not agrees(told, right, NEAR):
        likes = {"swapped": right[::-1], "share-of-train": learned, "share-of-all": all_rows}
        likes["percent"] = [100 * one for one in right]
        kind = next((kind for kind, like in likes.items() if agrees(told, like, NEAR)), "other-share")
        raise Wrong(kind, SAYS[kind], f"{called}: bag_right, reader_right", show(told), show(right))
    ahead = right[1] - right[0]
    if abs(ahead - CLEARLY) > 1e-6 and bool(got["reader_better"]) != (ahead > CLEARLY):
        kind = "claims-too-much" if got["reader_better"] else "claims-too-little"
        seen = f"{called}: bag_right, reader_right {show(right)}"
        raise Wrong(kind, SAYS[kind], seen, show(got["reader_better"]))


@prop("the split, and what is told of it", "切分，以及据此说出的结果")
def split(answer: Answer, draw: Draw) -> None:
    small = reviews(draw, 30)
    first, again, other = (asked(answer, small, seed) for seed in (3, 3, 4))
    same = all(
        agrees(logits(answer, first[name], small.x, small.lengths), logits(answer, again[name], small.x, small.lengths))
        for name in ("bag", "reader")
    )  # fmt: skip
    if again["test"] != first["test"] or not same:
        tests = show(again["test"]), show(first["test"])
        raise Wrong("not-repeatable", SAYS["not-repeatable"], f"{small.shown(3)} twice", *tests)
    if other["test"] == first["test"]:
        called = said(f"{small.shown(4)}, as with seed=3", f"{small.shown(4)}，和 seed=3 时一样")
        raise Wrong("seed-ignored", SAYS["seed-ignored"], called, show(other["test"]))


@prop("nothing learned from the test rows", "测试的行什么也没教给它")
def no_leak(answer: Answer, draw: Draw) -> None:
    given = reviews(draw, 40)
    first = asked(answer, given, 5)
    x, y, rows = given.x.clone(), given.y.clone(), first["test"]
    x[rows] = torch.where(x[rows] > 0, (x[rows] + 6) % 32 + 1, 0)
    y[rows] = 1 - y[rows]
    other = asked(answer, Reviews(x, given.lengths, y, given.sentences), 5)
    for name in ("bag", "reader"):
        one, two = (logits(answer, got[name], given.x, given.lengths) for got in (first, other))
        if other["test"] != rows or not agrees(two, one):
            called = said(
                f"{given.shown(5)}, again with other words and labels in the test rows: {name}(x, lengths)",
                f"{given.shown(5)}，测试的各行换了词和标签再来一次：{name}(x, lengths)",
            )
            raise Wrong("leak", SAYS["leak"], called, show(two), show(one))


def turned(x: Tensor, lengths: Tensor) -> Tensor:
    """Return the words of each row from last to first."""
    rows = zip(x, lengths.tolist(), strict=True)
    return torch.stack([torch.cat([row[:n].flip(0), row[n:]]) for row, n in rows])


def longer(x: Tensor, lengths: Tensor) -> Tensor:
    return torch.cat([x, torch.zeros(len(x), 4, dtype=torch.int64)], 1)


@prop("order counts, three seeds", "词序有用，三个种子")
def ordered(answer: Answer, draw: Draw) -> None:
    new = reviews(draw, 300)
    every, one = list(range(len(new.y))), [int(new.lengths.argmin())]  # a phrase of two words
    for seed in (0, 1, 2):
        given = reviews(Draw(seed), 400)
        got = asked(answer, given, seed)
        told = {name: logits(answer, got[name], new.x, new.lengths) for name in ("bag", "reader")}
        wider, other = (
            {name: logits(answer, got[name], change(new.x, new.lengths), new.lengths) for name in told}
            for change in (longer, turned)
        )
        alone = {name: logits(answer, got[name], new.x[one, :2], new.lengths[one]) for name in told}
        moved = {name: not agrees(other[name], told[name]) for name in told}
        right = {name: share(answer, got[name], new, every) for name in told}
        likes = {
            "padding-read": (not agrees(wider, told), said("the same logits", "logits 不变")),
            "rows-mixed": (any(not agrees(alone[name], told[name][one]) for name in told), said("the same logits alone", "单独算，logits 也一样")),
            "bag-reads-order": (moved["bag"], said("the same logits", "logits 不变")),
            "reader-is-blind": (not moved["reader"], said("other logits", "logits 要变")), "weak-bag": (right["bag"] < BAG, f"bag >= {BAG:.0%}"),
            "does-not-learn": (right["reader"] < READER, f"reader >= {READER:.0%}"),
        }  # fmt: skip
        for kind, (so, wanted) in likes.items():
            if so:
                called = said(
                    f"{given.shown(seed)}, then 900 new phrases", f"{given.shown(seed)}，再看 900 个新短语"
                )
                raise Wrong(kind, SAYS[kind], called, show(right), wanted)


@prop("order does not count", "词序没用")
def unordered(answer: Answer, draw: Draw) -> None:
    asked(answer, reviews(draw, 120, plain=True), 7)


CHECK = Check([split, no_leak, ordered, unordered], cpu=60)
