"""Last states of recurrent layers that are taken one by one, or handed on, and all of them count."""

import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 7, 4)
y = (x[:, :, 0].sum(1) > 0).long()


class Both(nn.Module):
    """The top layer's two directions; the lower layers lead to them."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(4, 10, num_layers=2, batch_first=True, bidirectional=True)
        self.out = nn.Linear(20, 2)

    def forward(self, x):
        _, (h, _) = self.rnn(x)
        return self.out(torch.cat((h[-2], h[-1]), dim=1))


class Top(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(4, 10, num_layers=3, batch_first=True)
        self.out = nn.Linear(10, 2)

    def forward(self, x):
        return self.out(self.rnn(x)[1][2])


class Translator(nn.Module):
    """The decoder begins where the encoder ended, layer by layer."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.GRU(4, 10, num_layers=2, batch_first=True)
        self.decoder = nn.GRU(4, 10, num_layers=2, batch_first=True)
        self.out = nn.Linear(10, 2)

    def forward(self, x):
        _, state = self.encoder(x)
        steps, _ = self.decoder(torch.zeros(len(x), 3, 4), state)
        return self.out(steps[:, -1])


class Levels(nn.Module):
    """Each layer's state has a guess of its own."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(4, 10, num_layers=2, batch_first=True)
        self.low, self.high = nn.Linear(10, 2), nn.Linear(10, 2)

    def forward(self, x):
        _, state = self.rnn(x)
        return self.low(state[0]) + self.high(state[1])


for model in (Both(), Top(), Translator(), Levels()):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(3):
        for rows in torch.randperm(250).split(25):
            loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        print((model(x[250:]).argmax(1) == y[250:]).float().mean().item())
