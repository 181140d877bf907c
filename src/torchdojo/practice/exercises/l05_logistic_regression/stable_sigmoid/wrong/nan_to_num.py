# gets: gradient-overflow
import torch


def sigmoid(x):
    return torch.nan_to_num(torch.exp(x) / (1 + torch.exp(x)), nan=1.0)
