import torch


def pass_curve(model):
    hours = torch.arange(101) / 10
    p = model(hours.view(-1, 1)).view(-1).detach()
    w, b = (float(v) for v in model.parameters())
    return hours, p, -b / w
