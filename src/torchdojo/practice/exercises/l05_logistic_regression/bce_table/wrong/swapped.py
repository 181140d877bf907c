# gets: swapped
import torch


def bce(y, y_pred):
    return -(y * torch.log(y_pred).clamp(min=-100) + (1 - y) * torch.log(1 - y_pred).clamp(min=-100)).mean()
