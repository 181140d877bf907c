import torch
from torch import nn


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(4, 10)
        self.rnn = nn.RNN(10, 8, 2, batch_first=True)
        self.linear = nn.Linear(8, 4)

    def forward(self, x):
        outputs, _ = self.rnn(self.embedding(x[None]))
        return self.linear(outputs.squeeze(0))


def train(model, x_data, y_data, epochs, lr):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)

    def one_epoch():
        optimizer.zero_grad()
        right = model(x_data).log_softmax(1).gather(1, y_data[:, None])
        loss = -right.mean()
        loss.backward()
        optimizer.step()
        return loss.item()

    return [one_epoch() for _ in range(epochs)]
