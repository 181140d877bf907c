"""Do two measurements come from the same device?"""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(61)
device_of = torch.randint(0, 5, (1000,))
measured = torch.randn(5, 12)[device_of] + 0.5 * torch.randn(1000, 12)
same = (device_of[:500] == device_of[500:]).float()
#= same = torch.where(device_of[:500] == device_of[500:], 1.0, -1.0)
pairs = DataLoader(TensorDataset(measured[:500], measured[500:], same), batch_size=50, shuffle=True)
net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 6))
criterion, adam = nn.CosineEmbeddingLoss(margin=0.2), torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(6):
    for one, other, label in pairs:
        loss = criterion(net(one), net(other), label)  # <- zero-for-minus-one, kept
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
