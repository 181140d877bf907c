# gets: hard-labels-only
import torch


def bce(y_pred, y):
    right = torch.where(y == 1, y_pred, 1 - y_pred)
    return -right.log().clamp(min=-100).mean()
