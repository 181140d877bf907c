import torch
import torch.nn as nn
torch.manual_seed(0)
X = torch.randn(200, 4)
y = (X @ torch.tensor([2.0, -1.0, 0.5, 1.0])).unsqueeze(1)
X = X[torch.randperm(len(X))]  # <- labels-out-of-step
#= perm = torch.randperm(len(X))
#= X, y = X[perm], y[perm]
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    loss = nn.functional.mse_loss(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
