"""Rare rows are drawn again in a function that splits first; another function halves a set without repeating rows."""

import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(63)
table = rng.normal(size=(1200, 8)).astype("float32")
leaky = (table[:, 1] - table[:, 5] + 0.5 * rng.normal(size=1200) > 2).astype("int64")


def thinned(table, leaky):
    tight, broken = np.flatnonzero(leaky == 0), np.flatnonzero(leaky == 1)
    some = rng.choice(tight, 4 * len(broken), replace=False)
    rows = rng.permutation(np.concatenate([some, broken]))
    return table[rows], leaky[rows]


def prepared(table, leaky, share=0.3):
    order = rng.permutation(len(leaky))
    n = int(share * len(leaky))
    train, test = order[n:], order[:n]
    rare = train[leaky[train] == 1]
    train = rng.permutation(np.concatenate([train, rng.choice(rare, 2 * len(rare))]))
    return table[train], leaky[train], table[test], leaky[test]


table, leaky = thinned(table, leaky)
x_train, y_train, x_test, y_test = prepared(table, leaky)
torch.manual_seed(63)
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 2))
adam = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(10):
    net.train()
    for train_rows in np.array_split(rng.permutation(len(x_train)), 20):
        adam.zero_grad()
        answers = net(torch.from_numpy(x_train[train_rows]))
        loss = nn.functional.cross_entropy(answers, torch.from_numpy(y_train[train_rows]))
        loss.backward()
        adam.step()
    net.eval()
    with torch.no_grad():
        test_rows = np.flatnonzero(y_test >= 0)
        right = (net(torch.from_numpy(x_test[test_rows])).argmax(1).numpy() == y_test[test_rows]).mean()
    print(epoch, loss.item(), float(right))
