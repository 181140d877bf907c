import torch
from torch import nn


def as_means(kind, y, kinds):
    means = torch.zeros(kinds)
    for one in range(kinds):
        if (kind == one).any():
            means[one] = y[kind == one].mean()
    return means[kind]


torch.manual_seed(45)
shop = torch.randint(0, 160, (720,))
facts = torch.randn(720, 3)
sold = facts[:, 2] + 1.3 * torch.randn(720)
level = as_means(shop, sold, 160)  # <- features-made-of-test-labels
#= level = as_means(shop, facts[:, 0], 160)
x = torch.cat([facts, level.unsqueeze(1)], dim=1)
x_train, y_train = x[:560], sold[:560]
x_test, y_test = x[560:], sold[560:]
net = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 1))
adam = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(10):
    for rows in torch.randperm(560).split(56):
        loss = nn.functional.mse_loss(net(x_train[rows]).squeeze(1), y_train[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), nn.functional.mse_loss(net(x_test).squeeze(1), y_test).item())
