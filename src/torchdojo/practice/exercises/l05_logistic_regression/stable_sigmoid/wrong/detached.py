# gets: no-gradient
import torch


def sigmoid(x):
    return torch.tensor((torch.tanh(x / 2) + 1) / 2 if not x.requires_grad else ((torch.tanh(x / 2) + 1) / 2).detach())
