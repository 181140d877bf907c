"""Each batch has as many rows as there are steps of time; the test set, asked all at once, has more rows."""
import torch
from torch import nn

torch.manual_seed(4)
STEPS = 24
signals = torch.randn(720, STEPS, 2)
level = signals[:, :, 0].mean(1)
kind = (level > 0).long() + (level > 0.2).long()
train, test = slice(0, 480), slice(480, 720)


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(2, 24, batch_first=True)
        self.head = nn.Linear(24, 3)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.head(states.mean(dim=1))


def accuracy(reader):
    answers = reader(signals[test]).detach()
    return (answers.argmax(1) == kind[test]).float().mean().item()


reader = Reader()
optimizer = torch.optim.Adam(reader.parameters(), lr=0.02)
for epoch in range(10):
    for rows in torch.randperm(480).split(STEPS):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(reader(signals[train][rows]), kind[train][rows])
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), accuracy(reader))
