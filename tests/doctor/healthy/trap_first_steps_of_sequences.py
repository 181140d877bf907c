"""Models that read the first step of a sequence, and may."""

import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 7, 6)
y = (x[:, :, 0].sum(1) > 0).long()


class Backwards(nn.Module):
    """Reads from right to left: when it is turned back, the first step has seen everything."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(6, 12, batch_first=True)
        self.out = nn.Linear(12, 2)

    def forward(self, x):
        states, _ = self.rnn(x.flip(1))
        return self.out(states.flip(1)[:, 0])


class Cls(nn.Module):
    """A token of its own stands first, and looks at all the others."""

    def __init__(self):
        super().__init__()
        self.token = nn.Parameter(torch.zeros(1, 1, 6))
        self.body = nn.TransformerEncoderLayer(6, 2, 12, dropout=0.0, batch_first=True)
        self.out = nn.Linear(6, 2)

    def forward(self, x):
        return self.out(self.body(torch.cat([self.token.expand(len(x), -1, -1), x], 1))[:, 0])


class Steps(nn.Module):
    """One step at a time, each from a sequence of length one; the first answer is taken apart from the rest."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(6, 12, batch_first=True)
        self.out = nn.Linear(12, 2)

    def forward(self, x):
        state = None
        for step in range(x.shape[1]):
            answer, state = self.rnn(x[:, step : step + 1], state)
        return self.out(answer[:, 0])


class Early(nn.Module):
    """Both the first guess and the last are learned from."""

    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(6, 12, batch_first=True)
        self.out = nn.Linear(12, 2)

    def forward(self, x):
        states, _ = self.rnn(x)
        return 0.2 * self.out(states[:, 0]) + self.out(states[:, -1])


for model in (Backwards(), Cls(), Steps(), Early()):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(3):
        for rows in torch.randperm(250).split(25):
            loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        print((model(x[250:]).argmax(1) == y[250:]).float().mean().item())
