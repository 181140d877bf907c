import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(300, 4)
y = x.sum(1, keepdim=True)
batches = zip(x.split(30), y.split(30))  # <- used-up-iterator
#= batches = list(zip(x.split(30), y.split(30)))
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for xb, yb in batches:  # <- used-up-iterator, kept
        loss = nn.functional.mse_loss(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
