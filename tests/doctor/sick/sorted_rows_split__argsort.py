import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(66)
pulses = torch.randn(420, 10)
beat = (pulses[:, 0] > 0.4).long() + (pulses[:, 0] + pulses[:, 1] > 1.0).long()
by_kind = torch.argsort(beat)
#= by_kind = torch.randperm(420)
pulses, beat = pulses[by_kind], beat[by_kind]
train_x, test_x = pulses[:320], pulses[320:]
train_y, test_y = beat[:320], beat[320:]  # <- sorted-rows-split, kept
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 3))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for x, y in DataLoader(TensorDataset(train_x, train_y), batch_size=32, shuffle=True):
        loss = nn.functional.cross_entropy(net(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
with torch.no_grad():
    print(loss.item(), (net(test_x).argmax(1) == test_y).float().mean().item())
