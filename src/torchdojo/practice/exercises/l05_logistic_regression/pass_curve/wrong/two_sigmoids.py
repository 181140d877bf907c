# gets: two-sigmoids
import torch


def pass_curve(model):
    hours = torch.linspace(0, 10, 101)
    p = torch.sigmoid(model(hours.unsqueeze(1)).squeeze(1)).detach()
    return hours, p, -(model.linear.bias / model.linear.weight).item()
