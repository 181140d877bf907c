import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(45)


def loans(n):
    table = rng.normal(size=(n, 9)).astype("float32")
    late = (table[:, 0] - table[:, 1] + rng.normal(size=n) > 2.4).astype("float32")
    return table, late


def balance(table, late, times):
    rare = np.flatnonzero(late == 1)
    rows = np.concatenate([np.arange(len(late)), np.repeat(rare, times)])
    return table[rows], late[rows]


def main():
    table, late = loans(1200)
    table, late = balance(table, late, 6)  # <- rows-repeated-before-split
    order = rng.permutation(len(late))
    table, late = torch.from_numpy(table[order]), torch.from_numpy(late[order])
    n = int(0.8 * len(late))
    x_train, y_train, x_test, y_test = table[:n], late[:n], table[n:], late[n:]
    #= rows, more = balance(np.arange(n), y_train.numpy(), 6)
    #= x_train, y_train = x_train[rows], torch.from_numpy(more)
    torch.manual_seed(45)
    net = nn.Sequential(nn.Linear(9, 64), nn.Tanh(), nn.Linear(64, 1))
    sgd = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(10):
        for some in torch.randperm(len(x_train)).split(50):
            loss = nn.functional.binary_cross_entropy_with_logits(net(x_train[some]).squeeze(1), y_train[some])
            sgd.zero_grad()
            loss.backward()
            sgd.step()
    with torch.no_grad():
        found = net(x_test).squeeze(1) > 0
    print(loss.item(), (found & (y_test == 1)).sum().item() / y_test.sum().item())


main()
