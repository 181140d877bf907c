"""In each round a network is learned anew, and what it is least sure of is labelled next; a mask begins anew each time."""

import torch
from torch import nn

torch.manual_seed(13)
x = torch.rand(900, 2) * 2 - 1
y = ((x[:, 0] > 0) ^ (x[:, 1] > 0)).long()
x_test, y_test = x[700:], y[700:]


def fit(rows):
    net = nn.Sequential(nn.Linear(2, 48), nn.ReLU(), nn.Dropout(0.1), nn.Linear(48, 48), nn.ReLU(), nn.Linear(48, 2))
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-2)
    for _ in range(60):
        some = rows[torch.randint(len(rows), (24,))]
        loss = nn.functional.cross_entropy(net(x[some]), y[some])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return net.eval()


labelled = torch.randperm(700)[:20]
for _ in range(5):
    net = fit(labelled)
    with torch.no_grad():
        print(len(labelled), (net(x_test).argmax(1) == y_test).float().mean().item())
    free = torch.ones(700, dtype=torch.bool)
    free[labelled] = False
    rest = free.nonzero().squeeze(1)
    with torch.no_grad():
        net.train()  # dropout shows how sure it is
        sure = torch.stack([net(x[rest]).softmax(1) for _ in range(8)]).mean(0).max(1).values
    labelled = torch.cat([labelled, rest[sure.argsort()[:20]]])
