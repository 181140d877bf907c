"""Lecture 10 · count-multiplications: numbers that come out times products for each."""

from collections.abc import Sequence

from torchdojo.practice.judge import Answer, Call, Check, Draw, Mistake, Text, Wrong, function, prop, show


def multiplications(c_in: int, c_out: int, kernel: int, height: int, width: int) -> int:
    return c_in * c_out * kernel * kernel * height * width


def with_bottleneck(c_in: int, c_middle: int, c_out: int, kernel: int, height: int, width: int) -> int:
    return multiplications(c_in, c_middle, 1, height, width) + multiplications(
        c_middle, c_out, kernel, height, width
    )


def plain(draw: Draw) -> Sequence[Call]:
    return [
        Call(*draw.whole(1, 60, 2).tolist(), draw.one(2, 8), *draw.whole(2, 40, 2).tolist()) for _ in range(6)
    ]


def squeezed(draw: Draw) -> Sequence[Call]:
    return [
        Call(*draw.whole(1, 60, 3).tolist(), draw.one(2, 8), *draw.whole(2, 40, 2).tolist()) for _ in range(6)
    ]


@prop("whole numbers", "整数")
def whole(answer: Answer, draw: Draw) -> None:
    for name, args in (
        ("multiplications", (192, 32, 5, 28, 28)),
        ("with_bottleneck", (192, 16, 32, 5, 28, 28)),
    ):
        got = answer.call(name, *args)
        if isinstance(got, float):
            says = Text(
                en="A count is a whole number: a float cannot hold large ones exactly.",
                zh="次数是整数：浮点数存不准很大的整数。",
            )
            raise Wrong("not-an-int", says, f"{name}{args}", show(got))


NO_CHANNELS = Text(en="Every number that comes out sees all channels that go in: c_in products for each place of the window.",
                   zh="输出的每个数都看了所有输入通道：窗口的每一处都有 c_in 次乘法。")  # fmt: skip
CHECK = Check(
    [
        whole,
        *function(
            "multiplications", multiplications, lambda _: [Call(192, 32, 5, 28, 28)], plain, other_dtype=None, strided=False,
            mistakes=(
                Mistake("one-place", lambda i, o, k, h, w: i * o * k * k,
                        Text(en="That is for one place of the window (and it is the number of weights): it slides over height · width places.",
                             zh="这只是窗口在一处的次数（也就是权重的个数）：窗口要走遍 height · width 处。")),
                Mistake("channels-forgotten", lambda i, o, k, h, w: o * k * k * h * w, NO_CHANNELS),
                Mistake("one-kernel", lambda i, o, k, h, w: i * k * k * h * w,
                        Text(en="There is a set of kernels for each of the c_out channels that come out.", zh="c_out 个输出通道各有一组卷积核。")),
                Mistake("kernel-not-squared", lambda i, o, k, h, w: i * o * k * h * w,
                        Text(en="The window has kernel · kernel places.", zh="窗口里有 kernel · kernel 处。")),
                Mistake("no-padding", lambda i, o, k, h, w: i * o * k * k * (h - k + 1) * (w - k + 1),
                        Text(en="The padding keeps height and width: the window has height · width places.",
                             zh="有填充，高和宽不变：窗口有 height · width 个位置。")),
                Mistake("additions-too", lambda i, o, k, h, w: 2 * i * o * k * k * h * w,
                        Text(en="The additions are counted as well: only multiplications are asked for.", zh="把加法也数进去了：只要乘法。")),
                Mistake("biases-too", lambda i, o, k, h, w: (i * k * k + 1) * o * h * w,
                        Text(en="A bias is added, not multiplied.", zh="偏置是加上去的，不是乘法。")),
            ),
        ),
        *function(
            "with_bottleneck", with_bottleneck, lambda _: [Call(192, 16, 32, 5, 28, 28)], squeezed, other_dtype=None, strided=False,
            mistakes=(
                Mistake("second-only", lambda i, m, o, k, h, w: multiplications(m, o, k, h, w),
                        Text(en="The 1×1 convolution costs something too.", zh="1×1 卷积也要算乘法。")),
                Mistake("first-only", lambda i, m, o, k, h, w: multiplications(i, m, 1, h, w),
                        Text(en="Only the 1×1 convolution is counted.", zh="只数了 1×1 卷积。")),
                Mistake("all-channels-again", lambda i, m, o, k, h, w: multiplications(i, m, 1, h, w) + multiplications(i, o, k, h, w),
                        Text(en="The second convolution sees only the channels in the middle: that is where it saves.",
                             zh="第二个卷积只看中间那些通道：省就省在这里。")),
                Mistake("large-first", lambda i, m, o, k, h, w: multiplications(i, m, k, h, w) + multiplications(m, o, k, h, w),
                        Text(en="The first convolution is 1×1.", zh="第一个卷积是 1×1。")),
                Mistake("multiplied", lambda i, m, o, k, h, w: multiplications(i, m, 1, h, w) * multiplications(m, o, k, h, w),
                        Text(en="One after the other: the costs are added.", zh="一个接着一个做：次数应当相加。")),
            ),
        ),
    ]
)  # fmt: skip
