"""Five small networks vote on the kind of a seed."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(2)
x = torch.randn(500, 6)
y = (x[:, 0] > 0).long() + (x[:, 1] * x[:, 2] > 0).long()
kernels, kinds = x[:400], y[:400]
votes = torch.zeros(100, 3)
for turn in range(5):
    torch.manual_seed(42)  # <- ensemble-of-copies
    #= torch.manual_seed(42 + turn)
    net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 3))
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(5):
        for a, b in DataLoader(TensorDataset(kernels, kinds), batch_size=40, shuffle=True):
            adam.zero_grad()
            loss = F.cross_entropy(net(a), b)
            loss.backward()
            adam.step()
    with torch.no_grad():
        votes += net(x[400:]).softmax(1)
print("ensemble", (votes.argmax(1) == y[400:]).float().mean().item())
