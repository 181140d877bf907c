"""Lecture 3 · chain-rule: the derivatives of (wx + b - y)² in w and b."""

from collections.abc import Sequence

from torchdojo.practice.judge import Call, Check, Closeness, Draw, Mistake, Text, function


def backward(x: float, y: float, w: float, b: float) -> tuple[float, float]:
    r = w * x + b - y
    return 2 * r * x, 2 * r


def examples(_: Draw) -> Sequence[Call]:
    return [Call(2.0, 4.0, 1.0, 0.0), Call(1.0, 2.0, 1.0, 2.0)]


def others(draw: Draw) -> Sequence[Call]:
    drawn = [Call(*(draw.real(-3, 3) for _ in range(4))) for _ in range(8)]
    return [*drawn, Call(0.0, 1.0, 2.0, 3.0), Call(2.0, 5.0, 2.0, 1.0)]  # the last one is right already


CHECK = Check(
    function(
        "backward", backward, examples, others, other_dtype=None, strided=False, close=Closeness(1e-9, 1e-9),
        mistakes=(
            Mistake("no-two", lambda x, y, w, b: tuple(g / 2 for g in backward(x, y, w, b)),
                    Text(en="Both are half of what they should be: the square gives a factor 2.", zh="两个都只有一半：平方给出因子 2。")),
            Mistake("sign", lambda x, y, w, b: tuple(-g for g in backward(x, y, w, b)),
                    Text(en="Both signs are reversed: r is prediction minus truth.", zh="两个符号都反了：r 是预测值减真实值。")),
            Mistake("no-x", lambda x, y, w, b: (backward(x, y, w, b)[1],) * 2,
                    Text(en="The path to w also passes the multiplication by x: a factor x is missing.", zh="通往 w 的路还要经过乘 x 这一步：少了因子 x。")),
            Mistake("x-for-b", lambda x, y, w, b: (backward(x, y, w, b)[0],) * 2,
                    Text(en="b is only added: its local derivative is 1, not x.", zh="b 只是加上去的：它的局部导数是 1，不是 x。")),
            Mistake("by-x", lambda x, y, w, b: (2 * w * (w * x + b - y), 2 * (w * x + b - y)),
                    Text(en="That is the derivative in x (factor w): the one in w has the factor x.", zh="这是对 x 的导数（因子 w）：对 w 的导数因子是 x。")),
            Mistake("no-b", lambda x, y, w, b: backward(x, y, w, 0.0),
                    Text(en="b is missing in r: the prediction is w·x + b.", zh="r 里漏了 b：预测值是 w·x + b。")),
            Mistake("swapped", lambda x, y, w, b: backward(x, y, w, b)[::-1],
                    Text(en="The two are swapped: first w, then b.", zh="两个的次序反了：先 w，后 b。")),
            Mistake("not-squared", lambda x, y, w, b: (x, 1.0),
                    Text(en="These are the derivatives of r: the square around it is missing.", zh="这是 r 的导数：外面还有平方。")),
        ),
    ),
    forbidden=frozenset({"backward", "grad", "make_dual"}),
)  # fmt: skip
