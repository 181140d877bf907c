import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(12, width), nn.ReLU(), nn.Linear(width, 2))

    def forward(self, x):
        return self.layers(x)


def fit(net, x, y, rows):
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    for _ in range(8):
        for b in rows[torch.randperm(len(rows))].split(25):
            loss = nn.functional.cross_entropy(net(x[b]), y[b])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def score(net, x, y):
    with torch.no_grad():
        return (net(x).argmax(1) == y).float().mean().item()


def cross_validate(x, y, parts=4):
    chunks = torch.randperm(len(x)).chunk(parts)
    net, scores = Net(48), []  # <- model-carried-through-folds
    #= scores = []
    for held in range(parts):
        #= net = Net(48)
        rows = torch.cat([chunk for number, chunk in enumerate(chunks) if number != held])
        fit(net, x, y, rows)
        val_rows = chunks[held]
        scores.append(score(net, x[val_rows], y[val_rows]))
    return scores


torch.manual_seed(0)
x = torch.randn(320, 12)
y = (x[:, 0] + torch.randn(320) > 0).long()
print(cross_validate(x, y))
