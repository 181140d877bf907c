from torch import Tensor


def d_dot(a: Tensor, x: Tensor) -> Tensor:
    return a


def d_bilinear(a: Tensor, b: Tensor, X: Tensor) -> Tensor:
    ...  # TODO: this one and the eight below


def d_quadratic(B: Tensor, x: Tensor) -> Tensor: ...


def d_distance(a: Tensor, x: Tensor) -> Tensor: ...


def d_least_squares(A: Tensor, b: Tensor, x: Tensor) -> Tensor: ...


def d_trace(A: Tensor, X: Tensor) -> Tensor: ...


def d_frobenius(X: Tensor) -> Tensor: ...


def d_residual(B: Tensor, C: Tensor, X: Tensor) -> Tensor: ...


def d_logdet(X: Tensor) -> Tensor: ...


def d_inverse(a: Tensor, b: Tensor, X: Tensor) -> Tensor: ...
