import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
x = torch.randn(256, 6); y = (x[:, 0] + x[:, 1]).unsqueeze(1)
dl = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.SGD(net.parameters(), lr=1.5, momentum=0.9)  # <- learning-rate-too-large
#= opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
for ep in range(8):
    for xb, yb in dl:
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xb), yb)
        loss.backward()
        opt.step()
    print(ep, loss.item())
# also: loss-not-finite
