import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(55)
wind = torch.rand(1200, 2) * 2 - 1
power = (2.5 * torch.sigmoid(4 * wind[:, 0]) * (1 - 0.2 * wind[:, 1]) + 0.5)[:, None]
net = nn.Sequential(nn.Linear(2, 40), nn.ReLU(), nn.Linear(40, 40), nn.ReLU(), nn.Linear(40, 1))
steps = optim.SGD(net.parameters(), lr=1e-6, momentum=0.9)  # <- learning-rate-too-small
#= steps = optim.SGD(net.parameters(), lr=1e-2, momentum=0.9)
for epoch in range(25):
    for rows in torch.randperm(1000).split(25):
        loss = nn.functional.mse_loss(net(wind[rows]), power[rows])
        steps.zero_grad()
        loss.backward()
        steps.step()
    if epoch % 6 == 5:
        with torch.no_grad():
            print(epoch, nn.functional.mse_loss(net(wind[1000:]), power[1000:]).item())
