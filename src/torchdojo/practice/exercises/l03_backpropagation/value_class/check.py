"""Lecture 3 · value-class: a scalar autograd, compared with torch's on random graphs."""

from collections.abc import Callable
from typing import Any

import torch

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, said, show

Formula = Callable[..., Any]
SINGLE: list[tuple[str, Formula]] = [
    ("a + b", lambda a, b, c: a + b), ("a * b", lambda a, b, c: a * b), ("a ** 3", lambda a, b, c: a**3),
    ("a + 2", lambda a, b, c: a + 2), ("2 + a", lambda a, b, c: 2 + a), ("a * 2.5", lambda a, b, c: a * 2.5),
    ("2.5 * a", lambda a, b, c: 2.5 * a), ("a ** -1", lambda a, b, c: a**-1), ("a ** 0.5", lambda a, b, c: a**0.5),
]  # fmt: skip
CHAINS: list[tuple[str, Formula]] = [
    ("(a * b + c) ** 2", lambda a, b, c: (a * b + c) ** 2),
    ("a ** 2 * b + 3 * c", lambda a, b, c: a**2 * b + 3 * c),
    ("((a + b) * c + 1) ** 3", lambda a, b, c: ((a + b) * c + 1) ** 3),
]


def diamond(a: Any, b: Any, c: Any) -> Any:
    d = a * b
    e = d + c
    return e * d + d


def long_diamond(a: Any, b: Any, c: Any) -> Any:
    d = a + b
    return d + (d * c) ** 2 + ((d * c) ** 2) * d


SHARED: list[tuple[str, Formula]] = [
    ("a * a + a", lambda a, b, c: a * a + a), ("a + a", lambda a, b, c: a + a), ("a * a", lambda a, b, c: a * a),
    ("d = a * b; (d + c) * d + d", diamond), ("d = a + b; e = (d * c) ** 2; d + e + e * d", long_diamond),
]  # fmt: skip
NAMES = "abc"


def compare(answer: Answer, draw: Draw, words: str, formula: Formula, kind: str, says: Text) -> None:
    numbers = [draw.real(0.5, 2.5) for _ in NAMES]
    values = [answer.call("Value", number) for number in numbers]
    leaves = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in numbers]
    where = f"{words} at " + ", ".join(f"{n}={v}" for n, v in zip(NAMES, numbers, strict=True))
    out, expected = answer.run(formula, where, *values), formula(*leaves)
    if not hasattr(out, "backward") or not hasattr(out, "data"):
        raise Wrong(
            "no-value",
            Text(en="An operation must give a new Value.", zh="运算要得到一个新的 Value。"),
            where,
            show(out),
        )
    if abs(out.data - expected.item()) > 1e-9:
        raise Wrong(
            "wrong-data",
            Text(en="The number itself is not right.", zh="数值本身不对。"),
            where,
            show(out.data),
            show(expected.item()),
        )
    answer.run(out.backward, f"({where}).backward()")
    expected.backward()
    for name, value, leaf in zip(NAMES, values, leaves, strict=True):
        wanted = 0.0 if leaf.grad is None else leaf.grad.item()
        if abs(value.grad - wanted) > 1e-7:
            raise Wrong(kind, says, f"{where}: {name}.grad", show(value.grad), show(wanted))


@prop("one operation", "一次运算")
def single(answer: Answer, draw: Draw) -> None:
    says = Text(
        en="The gradient of this operation is not right: look at its local derivatives.",
        zh="这个运算的梯度不对：检查它的局部导数。",
    )
    for words, formula in SINGLE:
        compare(answer, draw, words, formula, "local-derivative", says)


@prop("operations in a chain", "一串运算")
def chains(answer: Answer, draw: Draw) -> None:
    says = Text(
        en="Each operation alone is right, the chain is not: multiply by what comes from behind.",
        zh="单个运算都对，连起来就不对：要乘上从后面传来的梯度。",
    )
    for words, formula in CHAINS:
        compare(answer, draw, words, formula, "chain-broken", says)


@prop("a value that is used several times", "用了好几次的值")
def shared(answer: Answer, draw: Draw) -> None:
    says = Text(
        en="A Value used several times must get the sum of all paths, and hand on only when it has them all.",
        zh="用了好几次的 Value 要得到各条路之和，而且等齐了才能往下传。",
    )
    for words, formula in SHARED:
        compare(answer, draw, words, formula, "shared-node", says)


@prop("gradients add up over two graphs", "两张图的梯度累加")
def adds_up(answer: Answer, draw: Draw) -> None:
    value = answer.call("Value", 3.0)
    for _ in range(2):
        out = answer.run(lambda: value * 2, "a * 2")
        answer.run(out.backward, "(a * 2).backward()")
    if abs(value.grad - 4.0) > 1e-9:
        says = Text(
            en="After two graphs, each with derivative 2, .grad must be 4: add, do not assign.",
            zh="两张图的导数各是 2，.grad 应当是 4：要累加，不是赋值。",
        )
        raise Wrong(
            "not-added", says, "(a * 2).backward(); (a * 2).backward(); a.grad", show(value.grad), "4.0"
        )


@prop("values in the middle, and two graphs that share one", "中间的值，以及共用它的两张图")
def middle(answer: Answer, draw: Draw) -> None:
    a = answer.call("Value", 3.0)
    square = answer.run(lambda: a * a, "d = a * a")
    first, second = (answer.run(lambda n=n: square * n, f"d * {n}") for n in (5.0, 7.0))
    where = "d = a * a; (d * 5).backward()"
    answer.run(first.backward, where)
    if (square.grad, first.grad) != (5.0, 1.0):
        says = Text(
            en="Values in the middle have a .grad too, and that of the result is 1.0.",
            zh="中间的 Value 也有 .grad，结果自己的是 1.0。",
        )
        raise Wrong("middle-forgotten", says, said(f"{where}: .grad of d, of the result", f"{where}：d 和结果的 .grad"), show((square.grad, first.grad)), "(5.0, 1.0)")  # fmt: skip
    where = f"{where}; (d * 7).backward()"
    answer.run(second.backward, where)
    if a.grad == 72.0 and square.grad != 12.0:
        says = Text(
            en="The .grad of a Value in the middle was overwritten by the second graph: add, there too.",
            zh="中间的 Value 的 .grad 被第二张图覆盖了：那里也要累加。",
        )
        raise Wrong("not-added", says, f"{where}: d.grad", show(square.grad), "12.0")
    if (square.grad, a.grad) != (12.0, 72.0):
        says = Text(
            en="What d.grad holds of the first graph was handed on once more by the second: hand on only what arrives in this backward().",
            zh="第一张图留在 d.grad 里的，被第二张图又传了一遍：只能往下传这一次 backward() 里到达的梯度。",
        )
        raise Wrong("handed-on-twice", says, f"{where}: d.grad, a.grad", show((square.grad, a.grad)), "(12.0, 72.0)")  # fmt: skip


@prop("a graph of 3,000 operations", "3,000 次运算的图")
def deep(answer: Answer, draw: Draw) -> None:
    def long_sum() -> Any:
        total = answer.get("Value")(0.0)
        one = answer.get("Value")(1.0)
        for _ in range(3000):
            total = total + one
        total.backward()
        return one

    try:
        one = answer.run(long_sum, "a + a + ... (3000 times)")
    except Wrong as wrong:
        if "RecursionError" not in wrong.got:
            raise
        says = Text(
            en="A long graph exceeds Python's recursion limit: walk with a list instead of calling yourself.",
            zh="图太长，超过了 Python 的递归上限：用列表来走，不要自己调用自己。",
        )
        raise Wrong("too-deep", says, "a + a + ... (3000 times)", wrong.got) from None
    if abs(one.grad - 3000.0) > 1e-6:
        raise Wrong(
            "shared-node",
            Text(
                en="A Value used several times must get the sum of all paths.",
                zh="用了好几次的 Value 要得到各条路之和。",
            ),
            "a + a + ...: a.grad",
            show(one.grad),
            "3000.0",
        )


@prop("a value doubled 40 times: each node is visited once", "连续加倍 40 次的值：每个节点只走一遍")
def doubled(answer: Answer, draw: Draw) -> None:
    def doubling() -> Any:
        value = total = answer.get("Value")(1.0)
        for _ in range(40):
            total = total + total
        total.backward()
        return value

    called = "40 times a = a + a"
    value = answer.run(doubling, called)
    if value.grad != 2.0**40:
        says = Text(
            en="A Value used several times must get the sum of all paths.",
            zh="用了好几次的 Value 要得到各条路之和。",
        )
        raise Wrong(
            "shared-node",
            says,
            said(f"{called}: the first a.grad", f"{called}：最初那个 a 的 grad"),
            show(value.grad),
            show(2.0**40),
        )


@prop("numbers that were data stay", "数值不被改动")
def stays(answer: Answer, draw: Draw) -> None:
    a, b = answer.call("Value", 2.0), answer.call("Value", 5.0)
    out = answer.run(lambda: a * b, "a * b")
    answer.run(out.backward, "(a * b).backward()")
    if (a.data, b.data, out.data) != (2.0, 5.0, 10.0):
        raise Wrong(
            "data-changed",
            Text(
                en="backward() changed .data: it may only add to .grad.",
                zh="backward() 改动了 .data：它只能往 .grad 上加。",
            ),
            got=show((a.data, b.data, out.data)),
            expected="(2.0, 5.0, 10.0)",
        )


CHECK = Check(
    [single, chains, shared, adds_up, middle, deep, doubled, stays],
    forbidden=frozenset({"backward", "grad", "make_dual"}),
    cpu=5,  # without a note of what was visited, the 40 doublings take for ever
)
