# gets: other-hours
import torch


def pass_curve(model):
    hours = torch.arange(0, 10, 0.1)
    p = model(hours.unsqueeze(1)).squeeze(1).detach()
    return hours, p, -(model.linear.bias / model.linear.weight).item()
