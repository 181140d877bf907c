"""Lecture 3 · ten-identities: derivatives of the Matrix Cookbook, compared with autograd in float64."""

from collections.abc import Callable
from functools import partial

import torch
from torch import Tensor

from torchdojo.practice.judge import Answer, Check, Draw, Property, Text, Wrong, same

F = Callable[..., Tensor]
SHAPES = {"m": (3, 4, 1), "n": (4, 2, 3), "k": (2, 5, 1)}
FORMULAS: dict[str, tuple[F, str, dict[str, F]]] = {
    # name: f, shapes of its arguments, its typical mistakes
    "d_dot": (lambda a, x: a @ x, "n n", {}),
    "d_bilinear": (lambda a, b, X: a @ X @ b, "m n mn", {}),
    "d_quadratic": (lambda B, x: x @ B @ x, "nn n", {"only-symmetric": lambda B, x: 2 * B @ x, "half": lambda B, x: B @ x}),
    "d_distance": (lambda a, x: ((x - a) ** 2).sum(), "n n", {"no-two": lambda a, x: x - a, "sign": lambda a, x: 2 * (a - x), "the-norm": lambda a, x: (x - a) / (x - a).norm()}),
    "d_least_squares": (lambda A, b, x: ((A @ x - b) ** 2).sum(), "mn m n", {"no-two": lambda A, b, x: A.T @ (A @ x - b), "sign": lambda A, b, x: 2 * A.T @ (b - A @ x)}),
    "d_trace": (lambda A, X: (A @ X).trace(), "mn nm", {}),
    "d_frobenius": (lambda X: (X.T @ X).trace(), "mn", {"no-two": lambda X: X}),
    "d_residual": (lambda B, C, X: ((X @ B - C) ** 2).sum(), "mn kn km", {"no-two": lambda B, C, X: (X @ B - C) @ B.T, "sign": lambda B, C, X: 2 * (C - X @ B) @ B.T}),
    "d_logdet": (lambda X: torch.linalg.slogdet(X)[1], "nn", {"not-transposed": lambda X: torch.linalg.inv(X)}),
    "d_inverse": (lambda a, b, X: a @ torch.linalg.solve(X, b), "n n nn", {
        "sign": lambda a, b, X: torch.linalg.inv(X).T @ torch.outer(a, b) @ torch.linalg.inv(X).T,
        "not-transposed": lambda a, b, X: -torch.linalg.inv(X) @ torch.outer(a, b) @ torch.linalg.inv(X)}),
}  # fmt: skip
SAYS = {
    "only-symmetric": Text(en="That holds for a symmetric B only: B and its transpose both count.", zh="只有 B 对称时才成立：B 和它的转置都要算。"),
    "half": Text(en="x stands twice in the product: differentiate both.", zh="乘积里有两个 x：两个都要求导。"),
    "no-two": Text(en="Half of it: a square gives a factor 2.", zh="只有一半：平方给出因子 2。"),
    "sign": Text(en="The sign is reversed.", zh="符号反了。"),
    "the-norm": Text(en="That is the derivative of the length; its square is asked for.", zh="这是长度的导数；要的是长度平方的导数。"),
    "not-transposed": Text(en="The transpose is missing: the gradient has the shape, and the order, of the variable.", zh="少了转置：梯度的形状和排列都要和变量一致。"),
}  # fmt: skip


def arguments(shapes: str, size: int, draw: Draw) -> list[Tensor]:
    made = [draw.normal(*(SHAPES[letter][size] for letter in one)) for one in shapes.split()]
    return [
        one + 3 * torch.eye(len(one), dtype=one.dtype) if shape == "nn" else one
        for one, shape in zip(made, shapes.split(), strict=True)
    ]


def gradient(f: F, given: list[Tensor]) -> Tensor:
    variable = given[-1].clone().requires_grad_()
    return torch.autograd.grad(f(*given[:-1], variable), variable)[0]


def hold(name: str, answer: Answer, draw: Draw) -> None:
    f, shapes, mistakes = FORMULAS[name]
    seen = []
    for size in range(3):
        given = arguments(shapes, size, draw)
        before = [one.clone() for one in given]
        got = answer.call(name, *given)
        if not all(torch.equal(a, b) for a, b in zip(given, before, strict=True)):
            raise Wrong(
                "input-changed",
                Text(
                    en="Your code changes its input: make a new tensor.",
                    zh="你的代码改动了输入：请生成新的张量。",
                ),
                f"{name}(...)",
            )
        seen.append((given, got, gradient(f, given)))
    for given, got, expected in seen:
        try:
            same(got, expected, f"{name}({', '.join(str(tuple(t.shape)) for t in given)})")
        except Wrong as wrong:
            for kind, like in mistakes.items():
                if all(
                    isinstance(g, Tensor) and g.shape == like(*a).shape and torch.allclose(g, like(*a))
                    for a, g, _ in seen
                ):
                    raise Wrong(kind, SAYS[kind], wrong.called, wrong.got, wrong.expected) from None
            raise


CHECK = Check(
    [Property(Text(en=name, zh=name), partial(hold, name)) for name in FORMULAS],
    forbidden=frozenset({"backward", "grad", "make_dual"}),
)
