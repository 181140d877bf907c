# gets: graph-kept
import torch


def pass_curve(model):
    hours = torch.linspace(0, 10, 101)
    p = model(hours.unsqueeze(1)).squeeze(1)
    return hours, p, -(model.linear.bias / model.linear.weight).item()
