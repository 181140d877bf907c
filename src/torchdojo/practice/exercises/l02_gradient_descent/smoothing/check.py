"""Lecture 2 · smoothing: the exponential moving average that starts at the first value."""

from collections.abc import Callable, Sequence

from torchdojo.practice.judge import Call, Check, Closeness, Draw, Mistake, Text, function


def smooth(values: list[float], beta: float) -> list[float]:
    out: list[float] = []
    for value in values:
        out.append(value if not out else beta * out[-1] + (1 - beta) * value)
    return out


def starting(start: Callable[[list[float]], float]) -> Callable[[list[float], float], list[float]]:
    def wrongly(values: list[float], beta: float) -> list[float]:
        return smooth([start(values), *values], beta)[1:]

    return wrongly


def raw(values: list[float], beta: float) -> list[float]:
    return [beta * a + (1 - beta) * b for a, b in zip([*values[:1], *values], values, strict=False)]


def unbiased(values: list[float], beta: float) -> list[float]:
    zero = starting(lambda _: 0.0)(values, beta)
    return [s / (1 - beta ** (t + 1)) for t, s in enumerate(zero)]


def running_mean(values: list[float], beta: float) -> list[float]:
    return [sum(values[: t + 1]) / (t + 1) for t in range(len(values))]


def examples(_: Draw) -> Sequence[Call]:
    return [Call([1.0, 2.0, 4.0], 0.5), Call([3.0, 1.0, 2.0, 0.0], 0.9)]


def others(draw: Draw) -> Sequence[Call]:
    return [
        Call(draw.normal(n).tolist(), beta)
        for n, beta in ((30, 0.9), (7, 0.0), (1, 0.7), (0, 0.5), (12, 0.3))
    ]


CHECK = Check(
    function(
        "smooth", smooth, examples, others, other_dtype=None, strided=False, close=Closeness(1e-5, 1e-5),
        mistakes=(
            Mistake("starts-at-zero", starting(lambda _: 0.0),
                    Text(en="It starts at 0: the curve climbs out of nowhere. s0 is the first value.", zh="从 0 开始了：曲线凭空爬上来。s0 就是第一个值。")),
            Mistake("swapped", lambda values, beta: smooth(values, 1 - beta),
                    Text(en="beta and 1 - beta are exchanged: beta belongs to the past.", zh="beta 和 1 - beta 反了：beta 乘的是过去。")),
            Mistake("raw-past", raw,
                    Text(en="You mix with the last raw value: mix with the last smoothed one.", zh="你混的是上一个原始值：要混上一个平滑过的值。")),
            Mistake("bias-corrected", unbiased,
                    Text(en="That is Adam's bias-corrected average. Here the first value is the start.", zh="这是 Adam 那种带偏差修正的平均。这里从第一个值开始。")),
            Mistake("running-mean", running_mean,
                    Text(en="That is the mean of all values so far: the older should count less and less.", zh="这是到目前为止全部值的平均：越旧的分量应当越小。")),
            Mistake("not-smoothed", lambda values, beta: list(values), Text(en="The values come back as they were.", zh="值原样返回了。")),
        ),
    )
)  # fmt: skip
