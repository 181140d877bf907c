import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def pinball(prediction, target, level):
    error = prediction - target  # <- quantile-turned-round
    #= error = target - prediction
    return torch.where(error >= 0, level * error, (level - 1) * error).mean()


torch.manual_seed(0)
hour = torch.rand(600, 1) * 4
delay = torch.sin(hour) + (0.1 + 0.2 * hour) * torch.randn(600, 1)
bands = {level: nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1)) for level in (0.1, 0.9)}
for level, net in bands.items():
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    for epoch in range(15):
        for x, y in DataLoader(TensorDataset(hour[:500], delay[:500]), batch_size=50, shuffle=True):
            opt.zero_grad()
            loss = pinball(net(x), y, level)
            loss.backward()
            opt.step()
    with torch.no_grad():
        print(level, loss.item(), (delay[500:] <= net(hour[500:])).float().mean().item())
