# gets: kept-in-the-class
import torch


class LegendrePolynomial3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        LegendrePolynomial3.x = x.detach()
        return 0.5 * (5 * x**3 - 3 * x)

    @staticmethod
    def backward(ctx, g):
        x = LegendrePolynomial3.x
        return g * 1.5 * (5 * x**2 - 1)
