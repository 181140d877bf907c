# gets: sigmoid-inside
import torch


def bce(y_pred, y):
    p = torch.sigmoid(y_pred)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
