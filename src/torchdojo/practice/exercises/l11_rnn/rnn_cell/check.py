"""Lecture 11 · rnn-cell: one step of an RNN, from its equation."""

from collections.abc import Sequence

import torch
from torch import Tensor

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function


def before_tanh(x: Tensor, h: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor) -> Tensor:
    return x @ w_ih.T + b_ih + h @ w_hh.T + b_hh


def rnn_cell(x: Tensor, h: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor) -> Tensor:
    return before_tanh(x, h, w_ih, w_hh, b_ih, b_hh).tanh()


def examples(_: Draw) -> Sequence[Call]:
    given = ([[1, 2]], [[0.5, -0.5]], [[0.5, 0.1], [0, 0.25]], [[0, 1], [2, 0]], [0.1, 0], [0, 0.2])
    return [Call(*(torch.tensor(one).double() for one in given))]


def others(draw: Draw) -> Sequence[Call]:
    sizes = ((3, 5, 4), (1, 1, 1), (6, 2, 7), (4, 4, 4))
    return [
        Call(
            draw.normal(n, d),
            draw.uniform(n, h, low=-1),
            draw.normal(h, d),
            draw.normal(h, h),
            draw.normal(h),
            draw.normal(h),
        )
        for n, d, h in sizes
    ]


CHECK = Check(
    function(
        "rnn_cell", rnn_cell, examples, others, gradient=(0, 1, 2, 3, 4, 5),
        mistakes=(
            Mistake("no-tanh", before_tanh, Text(en="That is the sum before tanh: squash it into -1 .. 1.", zh="这是 tanh 之前的和：还要用 tanh 压到 -1 到 1 之间。")),
            Mistake("sigmoid", lambda *a: before_tanh(*a).sigmoid(), Text(en="A sigmoid gives 0 .. 1; the state of an RNN is squashed by tanh.", zh="sigmoid 的结果在 0 到 1 之间；RNN 的状态要用 tanh。")),
            Mistake("state-forgotten", lambda x, h, a, b, c, d: rnn_cell(x, 0 * h, a, b, c, d),
                    Text(en="The old state has no influence: without h W_hh^T there is no memory.", zh="旧状态没有起作用：少了 h W_hh^T 就没有记忆。")),
            Mistake("input-forgotten", lambda x, h, a, b, c, d: rnn_cell(0 * x, h, a, b, c, d),
                    Text(en="The input of this step has no influence: x W_ih^T is missing.", zh="这一步的输入没有起作用：少了 x W_ih^T。")),
            Mistake("one-bias", lambda x, h, a, b, c, d: rnn_cell(x, h, a, b, c, 0 * d),
                    Text(en="b_hh is missing: there are two biases.", zh="少了 b_hh：偏置有两个。")),
            Mistake("one-bias", lambda x, h, a, b, c, d: rnn_cell(x, h, a, b, 0 * c, d),
                    Text(en="b_ih is missing: there are two biases.", zh="少了 b_ih：偏置有两个。")),
            Mistake("no-bias", lambda x, h, a, b, c, d: rnn_cell(x, h, a, b, 0 * c, 0 * d),
                    Text(en="The biases are missing.", zh="少了偏置。")),
            Mistake("not-transposed", lambda x, h, a, b, c, d: rnn_cell(x, h, a, b.T, c, d),
                    Text(en="w_hh is square, so nothing complains, but it must be transposed like w_ih.", zh="w_hh 是方阵，不转置也不报错，但它和 w_ih 一样要转置。")),
            Mistake("not-transposed", lambda x, h, a, b, c, d: rnn_cell(x, h, a.T, b.T, c, d),
                    Text(en="Both weights must be transposed: PyTorch keeps them as (out, in).", zh="两个权重都要转置：PyTorch 里的形状是 (输出, 输入)。")),
            Mistake("tanh-of-each", lambda x, h, a, b, c, d: (x @ a.T + c).tanh() + (h @ b.T + d).tanh(),
                    Text(en="tanh is taken of each part; take it once, of their sum.", zh="对两部分各取了一次 tanh：应当先相加，再取一次。")),
        ),
    ),
    forbidden=frozenset({"rnn_tanh_cell", "rnn_relu_cell", "rnn_tanh", "rnn_relu"}),
)  # fmt: skip
