# gets: model-changed
import torch


def pass_curve(model):
    hours = torch.linspace(0, 10, 101)
    p = model(hours.unsqueeze(1)).squeeze(1).detach()
    threshold = -(model.linear.bias / model.linear.weight).item()
    with torch.no_grad():
        model.linear.weight /= model.linear.weight.norm()
    return hours, p, threshold
