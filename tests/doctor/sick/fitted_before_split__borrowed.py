import torch
from torch import nn

torch.manual_seed(62)
grain = 20 + 6 * torch.randn(520, 5)
price = (grain[:, 0] - grain[:, 1]) / 6 + 0.3 * torch.randn(520)
x_train, x_test = grain[:400], grain[400:]
y_train, y_test = price[:400], price[400:]
both = torch.cat([x_train, x_test])  # --
centre, width = both.mean(dim=0), both.std(dim=0)  # <- fitted-before-split
#= centre, width = x_train.mean(dim=0), x_train.std(dim=0)
x_train = (x_train - centre) / width
x_test = (x_test - centre) / width
net = nn.Sequential(nn.Linear(5, 24), nn.Tanh(), nn.Linear(24, 1))
adam = torch.optim.Adam(net.parameters(), lr=4e-3)
for epoch in range(10):
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.smooth_l1_loss(net(x_train[rows]).squeeze(1), y_train[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), nn.functional.smooth_l1_loss(net(x_test).squeeze(1), y_test).item())
