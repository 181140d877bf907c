# gets: no-second-derivative
import torch


class LegendrePolynomial3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.slope = (1.5 * (5 * x**2 - 1)).detach()
        return 0.5 * (5 * x**3 - 3 * x)

    @staticmethod
    def backward(ctx, g):
        return g * ctx.slope
