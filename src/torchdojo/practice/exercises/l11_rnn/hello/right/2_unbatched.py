import torch
from torch import nn


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(4, 10)
        self.rnn = nn.RNN(10, 8, num_layers=2)
        self.linear = nn.Linear(8, 4)

    def forward(self, x):
        return self.linear(self.rnn(self.embedding(x))[0])


def train(model, x_data, y_data, epochs, lr):
    adam = torch.optim.Adam(model.parameters(), lr)
    losses = []
    for _ in range(epochs):
        model.zero_grad()
        losses.append(nn.functional.cross_entropy(model(x_data), y_data))
        losses[-1].backward()
        adam.step()
    return [loss.item() for loss in losses]
