"""The 25 derivatives of matrix_identities.py, each as a formula to read and as code to check it with."""
# ruff: noqa: N803, N806 - matrices are capitals, as in every book

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

Identity = tuple[str, str, Tensor, Callable[[Tensor], Tensor], Callable[[Tensor], Tensor]]


def softmax(z: Tensor) -> Tensor:
    return z.softmax(0)


def jacobian_of_softmax(z: Tensor) -> Tensor:
    p = softmax(z)
    return p.diag() - torch.outer(p, p)


def identities(n: int) -> list[Identity]:
    """Return (f, its gradient, the variable, f as code, the gradient as code)."""
    A, B, C, W, X, G = (torch.randn(n, n, dtype=torch.float64) for _ in range(6))
    a, b, s, x = (torch.randn(n, dtype=torch.float64) for _ in range(4))
    X = X + 3 * torch.eye(n)  # well away from singular
    W, one, y = W + W.T, torch.eye(n, dtype=torch.float64), torch.tensor(n // 2)
    inv, det, sigma = torch.linalg.inv, torch.linalg.det, torch.sigmoid
    t = sigma(b)  # soft targets in (0, 1)
    return [
        ("aᵀx", "a", x, lambda x: a @ x, lambda x: a),
        ("aᵀXb", "abᵀ", X, lambda X: a @ X @ b, lambda X: torch.outer(a, b)),
        ("aᵀXᵀb", "baᵀ", X, lambda X: a @ X.T @ b, lambda X: torch.outer(b, a)),
        ("xᵀBx", "(B+Bᵀ)x", x, lambda x: x @ B @ x, lambda x: (B + B.T) @ x),
        ("‖x-a‖²", "2(x-a)", x, lambda x: ((x - a) ** 2).sum(), lambda x: 2 * (x - a)),
        ("‖x-a‖", "(x-a)/‖x-a‖", x, lambda x: (x - a).norm(), lambda x: (x - a) / (x - a).norm()),
        ("‖Ax-b‖²", "2Aᵀ(Ax-b)", x, lambda x: ((A @ x - b) ** 2).sum(), lambda x: 2 * A.T @ (A @ x - b)),
        (
            "(x-As)ᵀW(x-As), W=Wᵀ",
            "-2AᵀW(x-As)",
            s,
            lambda s: (x - A @ s) @ W @ (x - A @ s),
            lambda s: -2 * A.T @ W @ (x - A @ s),
        ),
        ("tr X", "I", X, lambda X: X.trace(), lambda X: one),
        ("tr(AX)", "Aᵀ", X, lambda X: (A @ X).trace(), lambda X: A.T),
        ("tr(AXᵀ)", "A", X, lambda X: (A @ X.T).trace(), lambda X: A),
        ("tr(AXB)", "AᵀBᵀ", X, lambda X: (A @ X @ B).trace(), lambda X: A.T @ B.T),
        ("tr(XᵀX)", "2X", X, lambda X: (X.T @ X).trace(), lambda X: 2 * X),
        ("tr(XᵀBX)", "(B+Bᵀ)X", X, lambda X: (X.T @ B @ X).trace(), lambda X: (B + B.T) @ X),
        ("tr(X²)", "2Xᵀ", X, lambda X: (X @ X).trace(), lambda X: 2 * X.T),
        ("‖XB-C‖²", "2(XB-C)Bᵀ", X, lambda X: ((X @ B - C) ** 2).sum(), lambda X: 2 * (X @ B - C) @ B.T),
        ("det X", "det(X) X⁻ᵀ", X, det, lambda X: det(X) * inv(X).T),
        ("ln|det X|", "X⁻ᵀ", X, lambda X: torch.linalg.slogdet(X)[1], lambda X: inv(X).T),
        (
            "aᵀX⁻¹b",
            "-X⁻ᵀabᵀX⁻ᵀ",
            X,
            lambda X: a @ inv(X) @ b,
            lambda X: -inv(X).T @ torch.outer(a, b) @ inv(X).T,
        ),
        (
            "tr(AX⁻¹B)",
            "-(X⁻¹BAX⁻¹)ᵀ",
            X,
            lambda X: (A @ inv(X) @ B).trace(),
            lambda X: -(inv(X) @ B @ A @ inv(X)).T,
        ),
        ("Σσ(x)", "σ(1-σ)", x, lambda x: sigma(x).sum(), lambda x: sigma(x) * (1 - sigma(x))),
        (
            "CE(softmax z, y)",
            "p - y",
            x,
            lambda z: F.cross_entropy(z, y),
            lambda z: softmax(z) - F.one_hot(y, n),
        ),
        (
            "BCE(σ(z), y)",
            "σ(z) - y",
            x,
            lambda z: F.binary_cross_entropy(sigma(z), t, reduction="sum"),
            lambda z: sigma(z) - t,
        ),
        ("softmax(z)", "diag(p) - ppᵀ", x, softmax, jacobian_of_softmax),
        ("XWᵀ+b, by W", "GᵀX", W, lambda W: (G * (X @ W.T + b)).sum(), lambda W: G.T @ X),
        ("XWᵀ+b, by X", "GW", X, lambda X: (G * (X @ W.T + b)).sum(), lambda X: G @ W),
        ("XWᵀ+b, by b", "Σ rows of G", b, lambda b: (G * (X @ W.T + b)).sum(), lambda b: G.sum(0)),
    ]
