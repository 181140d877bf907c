# gets: wrong-value
import torch


def bce(y_pred, y):
    return torch.tensor(0.8483)
