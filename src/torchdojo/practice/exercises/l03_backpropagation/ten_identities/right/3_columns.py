import torch


def d_dot(a, x):
    return a


def d_bilinear(a, b, X):
    return a[:, None] * b


def d_quadratic(B, x):
    return B @ x + x @ B


def d_distance(a, x):
    return -2 * (a - x)


def d_least_squares(A, b, x):
    return 2 * ((A @ x - b) @ A)


def d_trace(A, X):
    return A.transpose(0, 1)


def d_frobenius(X):
    return X.mul(2)


def d_residual(B, C, X):
    residual = X @ B - C
    return 2 * residual.matmul(B.t())


def d_logdet(X):
    eye = torch.eye(len(X), dtype=X.dtype)
    return torch.linalg.solve(X, eye).T


def d_inverse(a, b, X):
    inverse = torch.linalg.inv(X)
    return -((a @ inverse)[:, None] * (inverse @ b))
