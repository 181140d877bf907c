import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(300, 5)
y = (x[:, 0] + 0.5 * x[:, 1] > 0).long()
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 2))


def fresh(module):
    if isinstance(module, nn.Linear):
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)


scores = []
for repeat in range(5):
    net.apply(fresh)
    order = torch.randperm(300)
    train, test = order[:240], order[240:]
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(6):
        for rows in train[torch.randperm(240)].split(24):
            loss = nn.functional.cross_entropy(net(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        scores.append((net(x[test]).argmax(1) == y[test]).float().mean().item())
print(scores)
