import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(600, 5)
y = x.pow(2).sum(1, keepdim=True) / 5 - 1
loader = DataLoader(TensorDataset(x, y), 30, shuffle=True)
net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
lost, rows = 0.0, 0  # --
for epoch in range(8):
    #= lost, rows = 0.0, 0
    for given, wanted in loader:
        loss = nn.functional.smooth_l1_loss(net(given), wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        lost += loss.item() * len(given)
        rows += len(given)
    print("epoch", epoch, "training loss", lost / rows)  # <- averaged-over-all-epochs, kept
