"""Lecture 4 · adam: equal to torch.optim.Adam for 50 steps of given gradients, some of them missing."""

from typing import Any

import torch
from torch import Tensor, nn

from torchdojo.practice.judge import (
    OWN,
    Answer,
    Check,
    Closeness,
    Draw,
    Text,
    Wrong,
    agrees,
    prop,
    said,
    same,
    show,
)

NEAR = Closeness(1e-7, 1e-12)
SAYS = {
    "no-correction": Text(en="Without the corrections m̂ and v̂: m and v start at 0 and are too small in the first steps.", zh="没有做 m̂、v̂ 的修正：m 和 v 从 0 开始，头几步都太小。"),
    "one-count-for-all": Text(en="t is counted for all together: a parameter that had no gradient in some steps is then corrected too little. Each has its own t.",
                              zh="t 是所有参数共用的：某些步没有梯度的参数，修正就不够了。每个参数要有自己的 t。"),
    "counted-too-often": Text(en="t goes up once for every parameter: with two parameters it is twice too large.", zh="t 每遇到一个参数就加一次：有两个参数时就大了一倍。"),
    "eps-under-root": Text(en="eps stands under the root: it is added after it.", zh="eps 放到根号里了：应当在开根号之后加。"),
    "no-root": Text(en="The root of v̂ is missing: v̂ is a mean of squares.", zh="v̂ 没有开根号：它是平方的平均。"),
    "correction-kept": Text(en="The corrected values were kept as m and v: correct only for the step, and go on with the uncorrected ones.", zh="把修正后的值存回了 m 和 v：修正只在这一步用，存下来的应当是未修正的。"),
    "betas-exchanged": Text(en="β₁ and β₂ are exchanged: the first belongs to m, the second to v.", zh="β₁ 和 β₂ 反了：第一个是 m 的，第二个是 v 的。"),
    "parameters-used-up": Text(en="After the first pass nothing changes any more: model.parameters() can be gone through only once. Keep list(params).",
                               zh="遍历过一遍之后就再也不变了：model.parameters() 只能遍历一次。要存 list(params)。"),
    "not-in-place": Text(en="The parameters do not change: p = p - ... makes a new tensor that nobody sees. Change p itself, in place.", zh="参数没有变：p = p - ... 只是造了一个没人看见的新张量。要原地改 p 本身。"),
    "gradients-kept": Text(en="After zero_grad() the gradients are still there.", zh="zero_grad() 之后梯度还在。"),
}  # fmt: skip
MISTAKES = (
    "no-correction",
    "one-count-for-all",
    "counted-too-often",
    "eps-under-root",
    "no-root",
    "correction-kept",
    "betas-exchanged",
)
Story = list[list[Tensor | None]]  # the gradients of each parameter, step by step


def expected(
    start: list[Tensor], story: Story, lr: float, betas: tuple[float, float], eps: float, mistake: str = ""
) -> list[list[Tensor]]:
    """Return the parameters after every step: Adam's, or those of a typical mistake."""
    b1, b2 = betas[::-1] if mistake == "betas-exchanged" else betas
    now, m, v, own, steps, visits, found = (
        [p.clone() for p in start],
        [0 * p for p in start],
        [0 * p for p in start],
        [0] * len(start),
        0,
        0,
        [],
    )
    for slopes in story:
        steps += 1
        for i, g in enumerate(slopes):
            if g is None:
                continue
            own[i], visits = own[i] + 1, visits + 1
            t = {"one-count-for-all": steps, "counted-too-often": visits}.get(mistake, own[i])
            m[i], v[i] = b1 * m[i] + (1 - b1) * g, b2 * v[i] + (1 - b2) * g * g
            mean, square = (
                (m[i], v[i]) if mistake == "no-correction" else (m[i] / (1 - b1**t), v[i] / (1 - b2**t))
            )
            if mistake == "correction-kept":
                m[i], v[i] = mean, square
            size = (
                (square + eps).sqrt()
                if mistake == "eps-under-root"
                else square + eps
                if mistake == "no-root"
                else square.sqrt() + eps
            )
            now[i] = now[i] - lr * mean / size
        found.append([p.clone() for p in now])
    return found


def walk(answer: Answer, start: list[Tensor], story: Story, settings: dict[str, Any]) -> list[list[Tensor]]:
    """Return the parameters after every step of the learner's."""
    params = [nn.Parameter(p.clone()) for p in start]
    optimizer = answer.run(
        answer.get("Adam"), f"Adam(model.parameters(), {settings})", (p for p in params), **settings
    )
    found = []
    for slopes in story:
        for p, g in zip(params, slopes, strict=True):
            p.grad = None if g is None else g.clone()
        answer.run(lambda: optimizer.step(), "optimizer.step()")
        found.append([p.detach().clone() for p in params])
    return found


def stories(draw: Draw) -> list[tuple[list[Tensor], Story, dict[str, Any]]]:
    def numbers(scale: float, *shape: int) -> Tensor:
        return draw.normal(*shape, scale=scale)

    one = [torch.ones(1).double()]
    tale: Story = [[torch.tensor([2.0]).double()], [torch.tensor([-1.0]).double()]]
    start = [numbers(1, 3, 2), numbers(1, 4)]
    long: Story = [[numbers(1, 3, 2), numbers(1e-6, 4)] for _ in range(50)]
    gaps: Story = [[numbers(1, 3, 2) if i % 3 else None, numbers(5, 4) if i > 6 else None] for i in range(20)]
    return [
        (one, tale, {"lr": 0.1}),
        (start, long, {}),
        (start, long[:9], {"lr": 0.05, "betas": (0.8, 0.95), "eps": 1e-3}),
        (start, gaps, {"lr": 0.02}),
    ]


@prop("the parameters, step by step", "一步一步的参数")
def steps(answer: Answer, draw: Draw) -> None:
    told = said("the last parameter after step", "最后一个参数，第几步之后：")
    for start, story, settings in stories(draw):
        rules = {"lr": 0.001, "betas": (0.9, 0.999), "eps": 1e-8, **settings}
        right, got = expected(start, story, **rules), walk(answer, start, story, settings)
        wrong = next(
            (
                i
                for i, (ours, theirs) in enumerate(zip(got, right, strict=True))
                if not agrees(ours, theirs, NEAR)
            ),
            None,
        )
        if wrong is None:
            continue
        kinds = [
            kind for kind in MISTAKES if agrees(got, expected(start, story, **rules, mistake=kind), NEAR)
        ]
        if agrees(got[-1], start, NEAR):
            kinds = ["not-in-place"]
        elif wrong and agrees(got[0], right[0], NEAR) and agrees(got[-1], got[0], NEAR):
            kinds = ["parameters-used-up"]
        if kinds:
            raise Wrong(
                kinds[0],
                SAYS[kinds[0]],
                f"{told} {wrong + 1}, {settings}",
                show(got[wrong][-1]),
                show(right[wrong][-1]),
            )
        same(got[wrong][-1], right[wrong][-1], f"{told} {wrong + 1}, {settings}", NEAR)
        same(
            got[wrong],
            right[wrong],
            said(
                f"the parameters after step {wrong + 1}, {settings}",
                f"第 {wrong + 1} 步之后的参数，{settings}",
            ),
            NEAR,
        )


@prop("zero_grad()", "zero_grad()")
def cleared(answer: Answer, draw: Draw) -> None:
    params = [nn.Parameter(draw.normal(3)), nn.Parameter(draw.normal(2))]
    optimizer = answer.run(answer.get("Adam"), "Adam(params)", iter(params))
    for _ in range(2):
        params[0].grad = draw.normal(3)
        answer.run(lambda: optimizer.zero_grad(), "optimizer.zero_grad()")
        if params[0].grad is not None and params[0].grad.any():
            raise Wrong(
                "gradients-kept",
                SAYS["gradients-kept"],
                "optimizer.zero_grad(); p.grad",
                show(params[0].grad),
                said("None or zeros", "None，或者全是 0"),
            )


CHECK = Check([steps, cleared], forbidden=OWN | {"fused_adam", "fused_adamw"})
