import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(240, 5)
y = x[:, :2].argmax(1)
loader = iter(DataLoader(TensorDataset(x, y), batch_size=24, shuffle=True))  # <- used-up-iterator
#= loader = DataLoader(TensorDataset(x, y), batch_size=24, shuffle=True)
net = nn.Sequential(nn.Linear(5, 12), nn.Tanh(), nn.Linear(12, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
loss = torch.tensor(0.0)
for epoch in range(8):
    for xb, yb in loader:  # <- used-up-iterator, kept
        loss = nn.functional.cross_entropy(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
