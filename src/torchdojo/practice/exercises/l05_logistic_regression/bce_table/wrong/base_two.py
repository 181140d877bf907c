# gets: other-logarithm
import torch


def bce(y_pred, y):
    return -(y * torch.log2(y_pred).clamp(min=-100) + (1 - y) * torch.log2(1 - y_pred).clamp(min=-100)).mean()
