import torch


def d_dot(a, x):
    return a.clone()


def d_bilinear(a, b, X):
    return torch.einsum("i,j->ij", a, b)


def d_quadratic(B, x):
    return torch.einsum("ij,j->i", B, x) + torch.einsum("ji,j->i", B, x)


def d_distance(a, x):
    return x + x - a - a


def d_least_squares(A, b, x):
    return torch.einsum("mn,m->n", A, A @ x - b) * 2


def d_trace(A, X):
    return torch.einsum("mn->nm", A)


def d_frobenius(X):
    return X + X


def d_residual(B, C, X):
    return torch.einsum("kn,mn->km", X @ B - C, B) * 2


def d_logdet(X):
    return torch.linalg.inv(X.T)


def d_inverse(a, b, X):
    left = torch.linalg.solve(X.T, a)
    right = torch.linalg.solve(X, b)
    return torch.einsum("i,j->ij", -left, right)
