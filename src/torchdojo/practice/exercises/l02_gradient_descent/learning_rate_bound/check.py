"""Lecture 2 · learning-rate-bound: 2 over the second derivative of the cost."""

from collections.abc import Sequence

from torchdojo.practice.judge import Call, Check, Closeness, Draw, Mistake, Text, function


def largest_lr(xs: list[float], ys: list[float]) -> float:
    return len(xs) / sum(x * x for x in xs)


def examples(_: Draw) -> Sequence[Call]:
    return [Call([1.0, 2.0, 3.0], [2.0, 4.0, 6.0])]


def others(draw: Draw) -> Sequence[Call]:
    scales = ((1, 1.0), (4, 1.0), (6, 5.0), (3, 0.3), (20, 2.0))
    return [Call((draw.normal(n, scale=s) + s).tolist(), draw.normal(n).tolist()) for n, s in scales]


CHECK = Check(
    function(
        "largest_lr", largest_lr, examples, others, other_dtype=None, strided=False, close=Closeness(2e-3, 0),
        mistakes=(
            Mistake("half", lambda xs, ys: largest_lr(xs, ys) / 2,
                    Text(en="Half of it: that is the best learning rate (it arrives in one step). Up to twice as much still converges.",
                         zh="只有一半：那是最好的学习率（一步就到）。再大到两倍以内仍然收敛。")),
            Mistake("twice", lambda xs, ys: 2 * largest_lr(xs, ys),
                    Text(en="Twice too much: the gradient has a factor 2, so the second derivative has it too.", zh="大了一倍：梯度里有因子 2，二阶导数里也有。")),
            Mistake("summed", lambda xs, ys: 1 / sum(x * x for x in xs),
                    Text(en="That is the bound for the summed cost: here the cost is a mean.", zh="这是总和代价的上限：这里的代价是平均值。")),
            Mistake("largest-x", lambda xs, ys: 1 / max(x * x for x in xs),
                    Text(en="That is the bound for the steepest point alone (stochastic descent): all points count by their mean.",
                         zh="这只是最陡的那个点的上限（随机梯度下降时）：全部点要取平均。")),
            Mistake("mean-squared", lambda xs, ys: (len(xs) / sum(xs)) ** 2,
                    Text(en="You squared the mean of x: the mean of x² is needed.", zh="你用的是 x 平均值的平方：要用 x² 的平均值。")),
        ),
    ),
    cpu=3,
)  # fmt: skip
