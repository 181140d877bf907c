# gets: wrong-value
import torch


def train(x_data, y_data, lr, epochs):
    w = torch.tensor(1.0, requires_grad=True)
    return 2.0
