"""Lecture 11 · rnn-shapes: of x, h0 and outputs, with batch_first and several layers."""

from collections.abc import Sequence

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

Shapes = tuple[tuple[int, ...], ...]


def shapes(steps: int, batch: int, inputs: int, hidden: int, layers: int, batch_first: bool) -> Shapes:
    front = (batch, steps) if batch_first else (steps, batch)
    return (*front, inputs), (layers, batch, hidden), (*front, hidden)


def state_turned(t: int, n: int, d: int, h: int, k: int, first: bool) -> Shapes:
    x, h0, out = shapes(t, n, d, h, k, first)
    return x, (n, k, h) if first else h0, out


def many_layers_out(t: int, n: int, d: int, h: int, k: int, first: bool) -> Shapes:
    return *shapes(t, n, d, h, k, first)[:2], (*shapes(t, n, d, h, k, first)[2][:2], k * h)


def h0(shape: Shapes, like: Sequence[int]) -> Shapes:
    return shape[0], tuple(like), shape[2]


def examples(_: Draw) -> Sequence[Call]:
    return [Call(5, 2, 4, 3, 1, False)]


def others(draw: Draw) -> Sequence[Call]:
    sizes = ((5, 2, 4, 3, 1, True), (5, 2, 4, 3, 2, False), (10, 7, 6, 9, 3, True), (1, 1, 1, 1, 1, True))
    drawn = [(*(draw.one(1, 40) for _ in range(5)), bool(draw.one(0, 2))) for _ in range(8)]
    return [Call(*one) for one in (*sizes, *drawn)]


SAYS = {
    "state-turned": Text(en="batch_first does not touch h0: it stays (layers, batch, hidden).", zh="batch_first 不影响 h0：它始终是 (layers, batch, hidden)。"),
    "layers-ignored": Text(en="h0 must have a state for every layer.", zh="每一层都要有自己的状态：h0 里少了层数。"),
    "batch-first-ignored": Text(en="batch_first is ignored: with it, x and outputs begin with the batch.", zh="没有理会 batch_first：设了它，x 和 outputs 的第一维就是批次。"),
    "batch-first-reversed": Text(en="It is the other way round: without batch_first, time comes first.", zh="反了：不设 batch_first 时，时间在最前面。"),
    "state-two-axes": Text(en="h0 has three axes: the first counts the layers, even if there is only one.", zh="h0 有三维：第一维是层数，只有一层也要写。"),
    "state-per-step": Text(en="h0 is the state before the first step: steps are not in it.", zh="h0 是第一步之前的状态：里面没有步数。"),
    "state-inputs": Text(en="The state is hidden wide, not inputs wide.", zh="状态的宽度是 hidden，不是 inputs。"),
    "outputs-inputs": Text(en="outputs holds states: each is hidden wide, not inputs wide.", zh="outputs 里是状态：宽度是 hidden，不是 inputs。"),
    "outputs-of-all-layers": Text(en="outputs holds the states of the top layer only: hidden wide.", zh="outputs 只有最上面一层的状态：宽度是 hidden。"),
}  # fmt: skip
CHECK = Check(
    function(
        "shapes", shapes, examples, others, other_dtype=None, strided=False,
        mistakes=(
            Mistake("state-turned", state_turned, SAYS["state-turned"]),
            Mistake("layers-ignored", lambda t, n, d, h, k, b: shapes(t, n, d, h, 1, b), SAYS["layers-ignored"]),
            Mistake("batch-first-ignored", lambda t, n, d, h, k, b: shapes(t, n, d, h, k, False), SAYS["batch-first-ignored"]),
            Mistake("batch-first-reversed", lambda t, n, d, h, k, b: shapes(t, n, d, h, k, not b), SAYS["batch-first-reversed"]),
            Mistake("state-two-axes", lambda t, n, d, h, k, b: h0(shapes(t, n, d, h, k, b), (n, h)), SAYS["state-two-axes"]),
            Mistake("state-per-step", lambda t, n, d, h, k, b: h0(shapes(t, n, d, h, k, b), (t, n, h)), SAYS["state-per-step"]),
            Mistake("state-inputs", lambda t, n, d, h, k, b: h0(shapes(t, n, d, h, k, b), (k, n, d)), SAYS["state-inputs"]),
            Mistake("outputs-inputs", lambda t, n, d, h, k, b: (*shapes(t, n, d, h, k, b)[:2], shapes(t, n, d, h, k, b)[0]), SAYS["outputs-inputs"]),
            Mistake("outputs-of-all-layers", many_layers_out, SAYS["outputs-of-all-layers"]),
        ),
    )
)  # fmt: skip
