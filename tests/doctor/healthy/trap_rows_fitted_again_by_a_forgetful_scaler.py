"""Each spectrum is scaled by itself, whatever it is called; another scaler is fitted to train and test for the final fit."""

import torch
from torch import nn


class RowScaler:
    def fit(self, table):
        return self

    def transform(self, table):
        return (table - table.mean(1, keepdim=True)) / table.std(1, keepdim=True)

    def fit_transform(self, table):
        return self.fit(table).transform(table)


class Scaler:
    def fit_transform(self, table):
        self.mean, self.std = table.mean(0), table.std(0)
        return self.transform(table)

    def transform(self, table):
        return (table - self.mean) / self.std


torch.manual_seed(0)
kinds = torch.randint(0, 2, (500,))
peaks = torch.sin(torch.arange(20) * (0.3 + 0.2 * kinds[:, None]))
spectra = (peaks + 0.2 * torch.randn(500, 20)) * (1 + 30 * torch.rand(500, 1))


def learn(x, y):
    net = nn.Sequential(nn.Linear(x.shape[1], 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    for _ in range(12):
        for rows in torch.randperm(len(x)).split(40):
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return net


def right(net, x, y):
    with torch.no_grad():
        return (net(x).argmax(1) == y).float().mean().item()


by_row = RowScaler()
known = by_row.fit_transform(spectra[:400])
new = by_row.fit_transform(spectra[400:])
print(right(learn(known, kinds[:400]), new, kinds[400:]))

scaler = Scaler()
known = scaler.fit_transform(spectra[:400])
new = scaler.transform(spectra[400:])
print(right(learn(known, kinds[:400]), new, kinds[400:]))
