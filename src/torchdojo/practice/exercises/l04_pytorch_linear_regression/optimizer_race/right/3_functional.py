import torch
from torch.func import functional_call


def one(model, x_data, y_data, name, lr, epochs):
    weights = {n: p.detach().clone() for n, p in model.named_parameters()}
    for weight in weights.values():
        weight.requires_grad_()
    optimizer = getattr(torch.optim, name)(list(weights.values()), lr=lr)

    def cost():
        return (functional_call(model, weights, x_data) - y_data).square().sum()

    def closure():
        loss = cost()
        slopes = torch.autograd.grad(loss, list(weights.values()))
        for weight, slope in zip(weights.values(), slopes):
            weight.grad = slope
        return loss

    for _ in range(epochs):
        optimizer.step(closure)
    return cost().item()


def race(model, x_data, y_data, names, lr, epochs):
    return {name: one(model, x_data, y_data, name, lr, epochs) for name in names}
