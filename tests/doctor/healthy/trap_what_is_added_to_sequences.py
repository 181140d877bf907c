"""Vectors that are added along the batch, one for each sequence, or along time where time comes first."""

import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 9, 6)
who = torch.randint(0, 20, (300,))
mood = torch.randn(300, 6)
y = (x[:, :, 0].sum(1) > 0).long()


class Speakers(nn.Module):
    """Each sequence has a speaker: his vector is added to every step."""

    def __init__(self):
        super().__init__()
        self.speakers = nn.Embedding(20, 6)
        self.rnn = nn.GRU(6, 12, batch_first=True)
        self.out = nn.Linear(12, 2)

    def forward(self, x, who, mood):
        return self.out(self.rnn(x + self.speakers(who).unsqueeze(1) + mood.unsqueeze(1))[0][:, -1])


class TimeFirst(nn.Module):
    """(time, batch, features), and the positions as they belong there."""

    def __init__(self):
        super().__init__()
        self.places = nn.Parameter(torch.zeros(50, 1, 6))
        self.body = nn.TransformerEncoderLayer(6, 2, 12, dropout=0.0)
        self.out = nn.Linear(6, 2)

    def forward(self, x, who, mood):
        steps = x.transpose(0, 1)
        steps = steps + self.places[: steps.size(0)]
        return self.out(self.body(steps).mean(0))


for model in (Speakers(), TimeFirst()):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(3):
        for rows in torch.randperm(250).split(25):
            loss = nn.functional.cross_entropy(model(x[rows], who[rows], mood[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(loss.item())
