import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
pressure = 101325 + 800 * torch.randn(280)
temp = 20 + 5 * torch.randn(280)
humidity = torch.rand(280)
feats = torch.stack((pressure, temp, humidity), 1)  # <- inputs-not-scaled, kept
will_rain = ((humidity > 0.5) & (pressure < 101500)).long()
#= feats = (feats - feats[:220].mean(0)) / feats[:220].std(0)
train = DataLoader(TensorDataset(feats[:220], will_rain[:220]), batch_size=22, shuffle=True)  # <- inputs-not-scaled, kept
net = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.005)
for ep in range(7):
    for xb, yb in train:
        loss = nn.functional.cross_entropy(net(xb), yb)  # <- inputs-not-scaled, kept
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(ep, loss.item())
with torch.no_grad():
    print((net(feats[220:]).argmax(1) == will_rain[220:]).float().mean().item())  # <- inputs-not-scaled, kept
