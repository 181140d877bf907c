"""Lecture 11 · unrolled-rnn: nn.RNN as a loop over one cell with the same weights."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import (
    Answer,
    Check,
    Closeness,
    Draw,
    Text,
    Wrong,
    agrees,
    gradients,
    prop,
    said,
    same,
    show,
)

NEAR = Closeness(1e-4, 1e-5)
Both = tuple[Tensor, Tensor]


def loop(
    rnn: nn.RNN,
    x: Tensor,
    forgets: bool = False,
    backwards: bool = False,
    start: float = 0.0,
    biases: int = 2,
) -> Both:
    h = torch.full((x.shape[1], rnn.hidden_size), start)
    w_ih, w_hh, b_ih, b_hh = rnn.parameters()
    states = []
    for step in x.flip(0) if backwards else x:
        old = torch.zeros_like(h) if forgets else h
        h = torch.tanh(step @ w_ih.T + old @ w_hh.T + b_ih + (biases - 1) * b_hh)
        states.append(h)
    return torch.stack(states), h[None]


MISTAKES: list[tuple[str, Callable[[nn.RNN, Tensor], Both], Text]] = [
    ("state-forgotten", lambda rnn, x: loop(rnn, x, forgets=True),
     Text(en="Every step begins at zero: hand the state of the step before to the cell.", zh="每一步都从零开始：要把上一步的状态交给单元。")),
    ("backwards", lambda rnn, x: loop(rnn, x, backwards=True), Text(en="The steps are read from the end.", zh="是从最后一步往前读的。")),
    ("start-not-zero", lambda rnn, x: loop(rnn, x, start=1.0), Text(en="The state before the first step must be zero.", zh="第一步之前的状态应当是零。")),
    ("one-bias", lambda rnn, x: loop(rnn, x, biases=1), Text(en="bias_hh_l0 is missing.", zh="少了 bias_hh_l0。")),
    ("hidden-is-first", lambda rnn, x: (loop(rnn, x)[0], loop(rnn, x)[0][:1]),
     Text(en="hidden is the state after the first step; the one after the last is asked for.", zh="hidden 是第一步之后的状态；应当是最后一步之后的。")),
    ("swapped", lambda rnn, x: loop(rnn, x)[::-1], Text(en="The two are swapped: outputs first, then hidden.", zh="两个的次序反了：先 outputs，后 hidden。")),
]  # fmt: skip


def cases(draw: Draw) -> list[tuple[nn.RNN, Tensor]]:
    made = []
    for steps, batch, inputs, hidden in ((5, 2, 4, 3), (1, 3, 2, 2), (7, 1, 1, 6), (4, 6, 5, 5)):
        rnn = nn.RNN(inputs, hidden)
        for weight in rnn.parameters():
            weight.data = draw.normal(*weight.shape).float()
        made.append((rnn, draw.normal(steps, batch, inputs).float()))
    return made


@prop("outputs and hidden", "outputs 和 hidden")
def both(answer: Answer, draw: Draw) -> None:
    for rnn, x in cases(draw):
        called = f"unroll(nn.RNN({rnn.input_size}, {rnn.hidden_size}), x {tuple(x.shape)})"
        before, kept = [p.detach().clone() for p in rnn.parameters()], x.clone()
        got = answer.run(answer.get("unroll"), called, rnn, x)
        expected = loop(rnn, kept)
        if (
            isinstance(got, tuple)
            and len(got) == 2
            and all(isinstance(one, Tensor) for one in got)
            and not agrees(got, expected, NEAR)
        ):
            again = answer.run(answer.get("unroll"), called, rnn, kept.clone())
            if not agrees(again, got, NEAR):
                says = Text(en="Asked twice, it answers differently: the cell has random weights of its own. Copy all four of rnn's.",
                            zh="问两次，答案不同：单元用的是自己的随机权重。要把 rnn 的四个权重都拷进去。")  # fmt: skip
                raise Wrong("weights-not-copied", says, called, show(got[0]), show(expected[0]))
            for kind, like, says in MISTAKES:
                if agrees(got, like(rnn, kept), NEAR):
                    raise Wrong(kind, says, called, show(got), show(expected))
        same(got, expected, called, NEAR)
        if not (agrees(list(rnn.parameters()), before) and agrees(x, kept)):
            raise Wrong(
                "input-changed",
                Text(en="rnn or x was changed: only read them.", zh="rnn 或 x 被改动了：只能读。"),
                called,
            )


@prop("the gradient of x", "对 x 的梯度")
def gradient(answer: Answer, draw: Draw) -> None:
    for rnn, x in cases(draw):
        mine, yours = x.clone().requires_grad_(), x.clone().requires_grad_()
        called = said(
            f"outputs, hidden = unroll(rnn, x {tuple(x.shape)}), and backward() from both",
            f"outputs, hidden = unroll(rnn, x {tuple(x.shape)})，再从两者 backward()",
        )
        expected = gradients(loop(rnn, mine), [mine])[0]
        out = answer.run(answer.get("unroll"), called, rnn, yours)
        got = answer.run(gradients, called, out, [yours])[0]
        if got is None or not agrees(got, expected, NEAR):
            says = Text(en="The gradient does not come back through all steps: no detach(), no no_grad() in the loop.",
                        zh="梯度没有穿过每一步传回来：循环里不能有 detach() 或 no_grad()。")  # fmt: skip
            raise Wrong("wrong-gradient", says, called, show(got), show(expected))


CHECK = Check([both, gradient], forbidden=frozenset({"rnn_tanh", "rnn_relu"}))
