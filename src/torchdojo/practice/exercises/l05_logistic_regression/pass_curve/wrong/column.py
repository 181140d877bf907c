# gets: column
import torch


def pass_curve(model):
    hours = torch.linspace(0, 10, 101)
    p = model(hours.unsqueeze(1)).detach()
    return hours, p, -(model.linear.bias / model.linear.weight).item()
