"""With and without a part, the best of a table of shares, a loss row by row, numbers of two parts, pairs drawn anew."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(3)
x = torch.randn(500, 6)
y = (x[:, 0] + 0.3 * torch.randn(500) > 0).long()
side = (x[:, 1] > 0).float()


class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(6, 24), nn.ReLU())
        self.main, self.aside = nn.Linear(24, 2), nn.Linear(24, 1)

    def forward(self, given):
        hidden = self.body(given)
        return self.main(hidden), self.aside(hidden).squeeze(1)


def learn(with_aside):
    net = Two()
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    for _ in range(5):
        for rows in torch.randperm(400).split(40):
            classes, more = net(x[rows])
            loss = F.cross_entropy(classes, y[rows])
            if with_aside:
                loss = loss + F.binary_cross_entropy_with_logits(more, side[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return loss.item()


print("without", learn(False), "with", learn(True))


def machine(strength):
    w = torch.zeros(6, requires_grad=True)
    solver = torch.optim.LBFGS([w], max_iter=40)
    losses = []

    def closure():
        solver.zero_grad()
        loss = strength * torch.relu(1 - (2 * y[:400] - 1) * (x[:400] @ w)).pow(2).mean() + 0.5 * w.dot(w)
        loss.backward()
        losses.append(loss.item())
        return loss

    solver.step(closure)
    return w.detach(), losses


share = lambda w, rows: ((x[rows] @ w > 0).long() == y[rows]).float().mean().item()  # noqa: E731
table = {}
for strength in (1.0, 10.0, 100.0):
    w, losses = machine(strength)
    table[strength] = share(w, slice(400, 450))
best = max(table, key=table.get)
w, _ = machine(best)
print("best", best, share(w, slice(450, 500)))

logits = nn.Linear(6, 1)
optimizer = torch.optim.SGD(logits.parameters(), lr=0.5)
for step in range(40):
    each = F.binary_cross_entropy_with_logits(logits(x[:400]).squeeze(1), side[:400], reduction="none")
    loss = ((1 - torch.exp(-each)) ** 2 * each).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("focal", loss.item())

wave = torch.randn(200, 8, dtype=torch.complex64)
turn = nn.Linear(8, 8, dtype=torch.complex64)
optimizer = torch.optim.Adam(turn.parameters(), lr=0.02)
for step in range(60):
    loss = (turn(wave) - 1j * wave.flip(1)).abs().square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("complex", loss.item())


class Pairs(Dataset):
    def __len__(self):
        return 400

    def __getitem__(self, k):
        first = torch.randint(0, 500, (1,))
        second = first if k % 2 else torch.randint(0, 500, (1,))
        views = [x[one] * (1 + 0.1 * torch.randn(1, 1)) + 0.1 * torch.randn(1, 6) for one in (first, second)]
        return torch.cat(views, 1)[0], torch.tensor(float(first == second))


judge = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(judge.parameters(), lr=5e-3)
for epoch in range(3):
    for both, same in DataLoader(Pairs(), batch_size=40, shuffle=True):
        loss = F.binary_cross_entropy_with_logits(judge(both).squeeze(1), same)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print("pairs", loss.item())
