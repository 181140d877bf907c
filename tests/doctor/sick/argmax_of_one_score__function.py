import torch
from torch import nn


def score(net, x, y):
    with torch.no_grad():
        answers = net(x)
    return (answers.argmax(-1) == y).float().mean().item()  # <- argmax-of-one-score
    #= return ((answers.squeeze(-1) > 0) == (y > 0.5)).float().mean().item()


torch.manual_seed(7)
x = torch.randn(300, 8)
y = (x[:, :4].sum(1) > x[:, 4:].sum(1)).float()
net = nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Linear(16, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
criterion = nn.BCEWithLogitsLoss()
for epoch in range(5):
    for rows in torch.randperm(240).split(24):
        optimizer.zero_grad()
        loss = criterion(net(x[rows]).view(-1), y[rows])
        loss.backward()
        optimizer.step()
    print(epoch, loss.item(), score(net, x[240:], y[240:]))
