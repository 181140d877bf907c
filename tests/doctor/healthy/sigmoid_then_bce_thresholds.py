import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(280, 4)
y = (x[:, :2].sum(1, keepdim=True) > 0).float()
net = nn.Sequential(nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 1), nn.Sigmoid())
loss_fn = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(60):
    prob = net(x[:220])
    loss = loss_fn(prob, y[:220])
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    prob = net(x[220:])
print("accuracy", ((prob > 0.5).float() == y[220:]).float().mean().item(), "rounded", prob.round().eq(y[220:]).float().mean().item())
