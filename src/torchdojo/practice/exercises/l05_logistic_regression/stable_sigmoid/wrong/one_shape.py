# gets: raised
import torch


def sigmoid(x):
    return torch.stack([(torch.tanh(v / 2) + 1) / 2 for v in x])if x.dim() == 1 else (torch.tanh(x.view(-1, 3) / 2) + 1) / 2
