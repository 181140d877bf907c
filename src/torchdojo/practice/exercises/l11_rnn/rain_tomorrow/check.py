"""Lecture 11 · rain-tomorrow: windows of days, split by time, nothing of the future in them."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from torchdojo.data.weather import weather
from torchdojo.practice.judge import (
    Answer,
    Call,
    Check,
    Closeness,
    Draw,
    Mistake,
    Text,
    Wrong,
    function,
    prop,
    said,
    same,
    show,
)

Rows = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
Scale = Callable[[Tensor], Tensor]


def prepare(
    values: Tensor,
    rain: Tensor,
    days: int,
    n_train: int,
    known: int | None = None,
    shift: int = 0,
    cut: int = 0,
    scaled: bool = True,
    today: int = -1,
) -> Rows:
    """The reference; the further arguments are typical mistakes."""
    past = values[: n_train if known is None else known]
    values = (values - past.mean(0)) / past.std(0) if scaled else values
    x = torch.stack([values[t - days + shift : t + shift] for t in range(days, len(values))])
    y, first = rain[days:, None].to(values.dtype), n_train - days + cut
    return x[:first], y[:first], x[first:], y[first:], rain[n_train + today : len(rain) + today]


def report(logits: Tensor, y: Tensor, as_today: Tensor, above: float = 0.0) -> tuple[float, float]:
    wet = y[:, 0] > 0.5
    return ((logits[:, 0] > above) == wet).double().mean().item(), (as_today == wet).double().mean().item()


def examples(draw: Draw) -> Sequence[Call]:
    return [Call(draw.normal(12, 2, scale=3) + 5, draw.whole(0, 2, 12).bool(), 3, 8)]


def others(draw: Draw) -> Sequence[Call]:
    sizes = ((30, 4, 3, 20), (15, 1, 1, 9), (40, 3, 7, 12), (25, 2, 2, 24))
    return [
        Call(draw.normal(t, d, scale=4) - 2, draw.whole(0, 2, t).bool(), days, n) for t, d, days, n in sizes
    ]


def logits(draw: Draw) -> Sequence[Call]:
    return [
        Call(draw.normal(n, 1) + 0.2, draw.whole(0, 2, n, 1).double(), draw.whole(0, 2, n).bool())
        for n in (11, 1, 40, 7)
    ]


LEAK = Text(
    en="The values of the test days were used: mean and std must come from the training days alone.",
    zh="用到了测试日的值：平均值和标准差只能由训练日来算。",
)


@prop("the future changes nothing before it", "未来变了，之前的不能变")
def no_leak(answer: Answer, draw: Draw) -> None:
    values, rain, later = (
        draw.normal(30, 3).float(),
        draw.whole(0, 2, 30).bool(),
        draw.normal(30, 3, scale=50).float(),
    )
    later[:25] = values[:25]
    called = said(
        "prepare(values of 30 days, rain, days=3, n_train=20), then days 25 to 29 are changed: x of days 20 to 25",
        "prepare(30 天的数值, rain, days=3, n_train=20)，再改动第 25 到 29 天：第 20 到 25 天的 x",
    )
    one, other = (
        answer.run(answer.get("prepare"), called, given.clone(), rain.clone(), 3, 20)
        for given in (values, later)
    )
    for got, expected in ((other[0], one[0]), (other[2][:6], one[2][:6])):
        if not torch.equal(got, expected):
            says = Text(
                en="What comes later changes a row before it: the future leaks in (by the scale, or by the window).",
                zh="后面的日子变了，前面的行也跟着变：未来泄漏进来了（由标准化，或由窗口）。",
            )
            raise Wrong("leak", says, called, show(got), show(expected))


@prop("Seattle", "西雅图")
def seattle(answer: Answer, draw: Draw) -> None:
    w = weather()
    values, rain = torch.from_numpy(w.values), torch.from_numpy(w.rain)
    rows = answer.run(
        answer.get("prepare"), "prepare(values, rain, 3, 1096)", values.clone(), rain.clone(), 3, 1096
    )
    called = "report(zeros, y_test, as_today) for Seattle"
    same(
        answer.run(answer.get("report"), called, torch.zeros(365, 1), rows[3], rows[4]),
        report(torch.zeros(365, 1), rows[3], rows[4]),
        called,
        Closeness(1e-4, 1e-4),
    )


CHECK = Check(
    [
        *function(
            "prepare", prepare, examples, others, other_dtype=None, close=Closeness(1e-3, 1e-4),
            mistakes=(
                Mistake("leak", lambda v, r, d, n: prepare(v, r, d, n, known=len(v)), LEAK),
                Mistake("not-scaled", lambda v, r, d, n: prepare(v, r, d, n, scaled=False), Text(en="The values are not standardised.", zh="values 没有标准化。")),
                Mistake("reads-the-answer", lambda v, r, d, n: prepare(v, r, d, n, shift=1), Text(en="The window of day t holds day t itself: the model could read the answer off it.", zh="第 t 天的窗口里包括了第 t 天自己：模型可以直接读到答案。")),
                Mistake("cut-too-late", lambda v, r, d, n: prepare(v, r, d, n, cut=d), Text(en="Row i belongs to day i + days: x[:n_train] reaches into the test days. Cut at n_train - days.", zh="第 i 行对应第 i + days 天：x[:n_train] 已经伸进了测试日。应当在 n_train - days 处切开。")),
                Mistake("today-is-tomorrow", lambda v, r, d, n: prepare(v, r, d, n, today=0), Text(en="as_today holds the rain of the test days themselves: that is the answer. Shift by one day.", zh="as_today 用的是测试日自己的 rain，那就是答案。要错开一天。")),
                Mistake("two-days-back", lambda v, r, d, n: prepare(v, r, d, n, today=-2), Text(en="as_today looks two days back: the day before is asked for.", zh="as_today 往前看了两天：应当是前一天。")),
            ),
        ),
        no_leak,
        *function(
            "report", report, lambda draw: logits(draw)[:1], logits, other_dtype=None, close=Closeness(1e-4, 1e-5),
            mistakes=(
                Mistake("half-for-zero", lambda a, y, b: report(a, y, b, 0.5), Text(en="0.5 is for probabilities: a logit says rain from 0 on.", zh="0.5 是概率的界线：logit 大于 0 就是下雨。")),
                Mistake("swapped", lambda a, y, b: report(a, y, b)[::-1], Text(en="The two are swapped: the model first, then as_today.", zh="两个的次序反了：先模型，后 as_today。")),
                Mistake("percent", lambda a, y, b: tuple(100 * one for one in report(a, y, b)), Text(en="That is per cent: a share from 0 to 1 is asked for.", zh="这是百分数：要的是 0 到 1 之间的比例。")),
                Mistake("errors", lambda a, y, b: tuple(1 - one for one in report(a, y, b)), Text(en="These are shares of wrong answers: the right ones are asked for.", zh="这是答错的比例：要的是答对的。")),
                Mistake("every-with-every", lambda a, y, b: (report(a, y, b)[0], (b == (y > 0.5)).double().mean().item()), Text(en="(N,) beside (N, 1) compares every day with every day: bring both to one shape.", zh="(N,) 和 (N, 1) 放在一起，是每一天和每一天都比：先变成同样的形状。")),
            ),
        ),
        seattle,
    ]
)  # fmt: skip
