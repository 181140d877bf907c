import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset, random_split


class Meters(Dataset):
    shift = 0.0

    def __init__(self, n):
        g = torch.Generator().manual_seed(6)
        self.x = torch.randn(n, 30, generator=g)
        self.y = 500 + 80 * self.x[:, 0] - 30 * self.x[:, 1] + 5 * torch.randn(n, generator=g)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i] - self.shift, self.y[i]


def best_columns(x, y, count):
    """Columns that go with y."""
    return ((x - x.mean(0)) * (y - y.mean())[:, None]).mean(0).abs().topk(count).indices


torch.manual_seed(6)
meters = Meters(500)
fit, held = random_split(meters, [400, 100])
fit.dataset.shift = meters.x[fit.indices].mean(0)  # of the training rows, for both parts
noisy = Subset(copy.copy(meters), fit.indices)
noisy.dataset.shift = meters.shift + 0.01
x, y = meters.x, meters.y
train_rows, test_rows = torch.tensor(fit.indices), torch.tensor(held.indices)
x = x[:, best_columns(x[train_rows], y[train_rows], 6)]
y_train, y_test = y[train_rows], y[test_rows]
mean, std = y_train.mean(), y_train.std()
goal = (y_train - mean) / std
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
wide = nn.Linear(30, 1)
optimizer = torch.optim.Adam([*net.parameters(), *wide.parameters()], lr=0.01)
for epoch in range(8):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.mse_loss(net(x[train_rows][rows]).squeeze(1), goal[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    for a, b in DataLoader(noisy, batch_size=100, shuffle=True):
        loss = nn.functional.mse_loss(wide(a).squeeze(1), (b - mean) / std)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
net.eval()
with torch.no_grad():
    guess = net(x[test_rows]).squeeze(1)
    relative = nn.functional.mse_loss(guess, (y_test - mean) / std)
    guess.mul_(std).add_(mean)
    print(relative.item(), (guess - y_test).abs().mean().item())
    again = net(x[test_rows]).squeeze(1).mul(std).add(mean)
    print(nn.functional.l1_loss(again, y_test).item())
