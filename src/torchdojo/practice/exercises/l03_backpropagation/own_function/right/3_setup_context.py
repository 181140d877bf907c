import torch


class LegendrePolynomial3(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return 2.5 * x.pow(3) - 1.5 * x

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        slope = 7.5 * x.pow(2) - 1.5
        return slope * grad_output
