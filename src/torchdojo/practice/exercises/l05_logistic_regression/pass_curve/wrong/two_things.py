# gets: not-three
import torch


def pass_curve(model):
    hours = torch.linspace(0, 10, 101)
    return hours, model(hours.unsqueeze(1)).squeeze(1).detach()
