import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(61)


def claims(n):
    table = rng.normal(size=(n, 11)).astype("float32")
    forged = (table[:, 0] + table[:, 3] + 0.4 * rng.normal(size=n) > 2.2).astype("int64")
    return table, forged


def even_out(table, forged):
    honest, crooked = np.flatnonzero(forged == 0), np.flatnonzero(forged == 1)
    more = rng.choice(crooked, len(honest) - len(crooked))
    rows = rng.permutation(np.concatenate([honest, crooked, more]))
    return table[rows], forged[rows]


def hold_out(table, forged, share):
    order = rng.permutation(len(forged))
    n = int(share * len(forged))
    return table[order[n:]], forged[order[n:]], table[order[:n]], forged[order[:n]]


table, forged = claims(1500)
table, forged = even_out(table, forged)  # <- rows-repeated-before-split
x_train, y_train, x_test, y_test = hold_out(table, forged, 0.25)
#= x_train, y_train = even_out(x_train, y_train)
x_train, y_train, x_test, y_test = map(torch.from_numpy, (x_train, y_train, x_test, y_test))
torch.manual_seed(61)
net = nn.Sequential(nn.Linear(11, 24), nn.ReLU(), nn.Linear(24, 2))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for some in torch.randperm(len(x_train)).split(50):
        adam.zero_grad()
        loss = nn.functional.cross_entropy(net(x_train[some]), y_train[some])
        loss.backward()
        adam.step()
with torch.no_grad():
    found = net(x_test).argmax(1)
print(loss.item(), (found == y_test).float().mean().item())
