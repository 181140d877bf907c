import torch
from torch import nn

torch.manual_seed(0)
grid = torch.linspace(-1, 1, 120).unsqueeze(1)
train_y = grid.pow(3) + 0.2 * torch.randn_like(grid)
test_y = grid.pow(3) + 0.2 * torch.randn_like(grid)
net = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for i in range(80):
    loss = nn.functional.mse_loss(net(grid), train_y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 20 == 0:
        with torch.no_grad():
            test_loss = nn.functional.mse_loss(net(grid), test_y)
        print(i, loss.item(), test_loss.item())
