# gets: summed
import torch


def bce(y_pred, y):
    return -(y * torch.log(y_pred).clamp(min=-100) + (1 - y) * torch.log(1 - y_pred).clamp(min=-100)).sum()
