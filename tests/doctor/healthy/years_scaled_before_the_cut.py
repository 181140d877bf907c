import torch
from torch import nn
torch.manual_seed(0)
years = torch.arange(1920, 2020).float()
temperature = 0.01 * (years - 1920) + 0.3 * torch.sin((years - 1920) / 9) + 0.05 * torch.randn(100)
years = (years - years.mean()) / years.std()
train_x, test_x = years[:80, None], years[80:, None]
train_y, test_y = temperature[:80, None], temperature[80:, None]
net = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), 1e-2)
for epoch in range(300):
    loss = nn.functional.mse_loss(net(train_x), train_y)
    opt.zero_grad(); loss.backward(); opt.step()
with torch.no_grad():
    print(loss.item(), nn.functional.mse_loss(net(test_x), test_y).item())
