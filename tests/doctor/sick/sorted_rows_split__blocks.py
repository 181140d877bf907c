import torch
from torch import nn

torch.manual_seed(63)


def cells(n, shift):
    return torch.randn(n, 8) + shift * torch.tensor([1.0, -1, 0, 0, 1, 0, 0, 0])


def load():
    x = torch.cat([cells(260, 0.0), cells(240, 0.9)])
    y = torch.cat([torch.zeros(260), torch.ones(240)])
    #= mixed = torch.randperm(500)
    #= x, y = x[mixed], y[mixed]
    n = int(0.8 * len(x))
    train_x, train_y = x[:n], y[:n]  # <- sorted-rows-split
    #= train_x, train_y = x[:n], y[:n]
    test_x, test_y = x[n:], y[n:]
    return train_x, train_y, test_x, test_y


train_x, train_y, test_x, test_y = load()
net = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 1))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    for rows in torch.randperm(len(train_x)).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(net(train_x[rows]).squeeze(1), train_y[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    right = (net(test_x).squeeze(1) > 0) == (test_y > 0)
print(loss.item(), right.float().mean().item())
