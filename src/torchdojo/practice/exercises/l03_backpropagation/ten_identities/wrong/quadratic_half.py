# gets: half
import torch


def d_dot(a, x):
    return a


def d_bilinear(a, b, X):
    return torch.outer(a, b)


def d_quadratic(B, x):
    return B @ x


def d_distance(a, x):
    return 2 * (x - a)


def d_least_squares(A, b, x):
    return 2 * A.T @ (A @ x - b)


def d_trace(A, X):
    return A.T


def d_frobenius(X):
    return 2 * X


def d_residual(B, C, X):
    return 2 * (X @ B - C) @ B.T


def d_logdet(X):
    return torch.linalg.inv(X).T


def d_inverse(a, b, X):
    inverse_t = torch.linalg.inv(X).T
    return -inverse_t @ torch.outer(a, b) @ inverse_t
