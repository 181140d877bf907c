import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(19)
points = 2 * torch.randn(800, 2)
ring = (points.norm(dim=1) > 2.2).long()
loader = DataLoader(TensorDataset(points, ring), batch_size=20, shuffle=True)
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
sgd = optim.SGD(net.parameters(), lr=0.01)
falls = optim.lr_scheduler.MultiStepLR(sgd, milestones=[1, 2, 3], gamma=0.1)  # <- learning-rate-gone-early
#= falls = optim.lr_scheduler.MultiStepLR(sgd, milestones=[18, 22], gamma=0.1)
for epoch in range(24):
    for rows, labels in loader:
        sgd.zero_grad()
        loss = nn.functional.cross_entropy(net(rows), labels)
        loss.backward()
        sgd.step()
    falls.step()
    with torch.no_grad():
        print(epoch, loss.item(), (net(points).argmax(1) == ring).float().mean().item())
