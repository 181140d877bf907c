"""Lecture 11 · lstm-and-gru: the two cells from their equations."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

Activation = Callable[[Tensor], Tensor]


def gru_cell(
    x: Tensor, h: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor,
    order: str = "rzn", turned: bool = False, bias_outside: bool = False, squash: Activation = torch.tanh,
) -> Tensor:  # fmt: skip
    from_x, from_h = ((a @ w.T + b).chunk(3, 1) for a, w, b in ((x, w_ih, b_ih), (h, w_hh, b_hh)))
    a, b = (dict(zip(order, parts, strict=True)) for parts in (from_x, from_h))
    r, z = ((a[k] + b[k]).sigmoid() for k in "rz")
    bias = b_hh.chunk(3)[2]
    n = squash(a["n"] + (r * (b["n"] - bias) + bias if bias_outside else r * b["n"]))
    return z * n + (1 - z) * h if turned else (1 - z) * n + z * h


def reset_first(x: Tensor, h: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor) -> Tensor:
    from_x, from_h = ((a @ w.T + b).chunk(3, 1) for a, w, b in ((x, w_ih, b_ih), (h, w_hh, b_hh)))
    r, z = ((from_x[k] + from_h[k]).sigmoid() for k in (0, 1))
    n = (from_x[2] + (r * h) @ w_hh.chunk(3)[2].T + b_hh.chunk(3)[2]).tanh()
    return (1 - z) * n + z * h


def lstm_cell(
    x: Tensor, h: Tensor, c: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor,
    order: str = "ifgo", new: Activation = torch.tanh, out: Activation = torch.tanh, old: bool = False,
) -> tuple[Tensor, Tensor]:  # fmt: skip
    gates = dict(zip(order, (x @ w_ih.T + b_ih + h @ w_hh.T + b_hh).chunk(4, 1), strict=True))
    i, f, o = (gates[k].sigmoid() for k in "ifo")
    later = f * c + i * new(gates["g"])
    return o * out(c if old else later), later


def zeros(k: int) -> Sequence[Call]:
    two = torch.full((1, 1), 2.0).double()
    state = (two,) if k == 3 else (two, two)
    return [
        Call(
            0 * two,
            *state,
            torch.zeros(k, 1).double(),
            torch.zeros(k, 1).double(),
            torch.zeros(k).double(),
            torch.zeros(k).double(),
        )
    ]


def drawn(k: int, draw: Draw) -> Sequence[Call]:
    calls = []
    for n, d, h in ((3, 5, 4), (1, 1, 1), (6, 2, 7), (4, 4, 4)):
        state = [draw.uniform(n, h, low=-1) for _ in range(k - 2)]
        calls.append(
            Call(
                draw.normal(n, d),
                *state,
                draw.normal(k * h, d),
                draw.normal(k * h, h),
                draw.normal(k * h),
                draw.normal(k * h),
            )
        )
    return calls


def without(make: Callable[..., Any], place: int) -> Callable[..., Any]:
    return lambda *a: make(*(0 * one if i == place else one for i, one in enumerate(a)))


ORDER = Text(
    en="The blocks are taken in another order than the task's: {order}.",
    zh="各块的次序和题目不一样：应当是 {order}。",
)
BIAS = Text(en="A bias is missing: b_ih and b_hh both count.", zh="少了一个偏置：b_ih 和 b_hh 都要算。")
STATE = Text(en="The old state h has no influence on the gates.", zh="旧状态 h 对各个门没有起作用。")
GRU = (
    Mistake("update-reversed", partial(gru_cell, turned=True), Text(en="z is used the wrong way round: z keeps the old state, 1 - z takes the new.", zh="z 用反了：z 是保留旧状态的比例，1 - z 才是取新状态的比例。")),
    *(Mistake("other-order", partial(gru_cell, order=o), ORDER.format(order="r, z, n")) for o in ("zrn", "rnz", "nrz", "nzr", "znr")),
    Mistake("reset-first", reset_first, Text(en="r multiplies h before U_n: that is the paper's GRU. PyTorch's multiplies U_n h + d_n.", zh="r 在乘 U_n 之前就乘了 h：那是论文里的 GRU。PyTorch 的 r 乘的是 U_n h + d_n。")),
    Mistake("bias-outside", partial(gru_cell, bias_outside=True), Text(en="r must multiply d_n, too: r * (U_n h + d_n).", zh="r 也要乘 d_n：r * (U_n h + d_n)。")),
    Mistake("sigmoid-for-tanh", partial(gru_cell, squash=torch.sigmoid), Text(en="n is bent by tanh, not by a sigmoid: it is a value, not a gate.", zh="n 用 tanh，不用 sigmoid：它是数值，不是门。")),
    *(Mistake("one-bias", without(gru_cell, k), BIAS) for k in (4, 5)),
)  # fmt: skip
LSTM = (
    *(Mistake("other-order", partial(lstm_cell, order=o), ORDER.format(order="i, f, g, o")) for o in ("figo", "ifog", "fiog", "igfo", "iofg")),
    Mistake("sigmoid-for-tanh", partial(lstm_cell, new=torch.sigmoid), Text(en="g is bent by tanh, not by a sigmoid: it is a value, not a gate.", zh="g 用 tanh，不用 sigmoid：它是数值，不是门。")),
    Mistake("no-tanh", partial(lstm_cell, out=lambda c: c), Text(en="h' is o * tanh(c'): the tanh is missing.", zh="h' = o * tanh(c')：少了 tanh。")),
    Mistake("old-memory", partial(lstm_cell, old=True), Text(en="h' is made of the old c: update c first.", zh="h' 用的是旧的 c：要先更新 c。")),
    Mistake("swapped", lambda *a: lstm_cell(*a)[::-1], Text(en="The two are swapped: first h', then c'.", zh="两个的次序反了：先 h'，后 c'。")),
    *(Mistake("one-bias", without(lstm_cell, k), BIAS) for k in (5, 6)),
    Mistake("state-forgotten", without(lstm_cell, 1), STATE),
)  # fmt: skip
CHECK = Check(
    [
        *function(
            "gru_cell",
            gru_cell,
            lambda _: zeros(3),
            lambda draw: drawn(3, draw),
            mistakes=GRU,
            gradient=(0, 1, 2, 3, 4, 5),
        ),
        *function(
            "lstm_cell",
            lstm_cell,
            lambda _: zeros(4),
            lambda draw: drawn(4, draw),
            mistakes=LSTM,
            gradient=(0, 1, 2, 3, 4, 5, 6),
        ),
    ],
    forbidden=frozenset({"gru_cell", "lstm_cell", "gru", "lstm"}),
)
