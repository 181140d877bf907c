import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
criterion = nn.MSELoss()
opt = torch.optim.SGD(net.parameters(), lr=1e-3)
x = torch.randn(400, 5)
y = x.sum(1, keepdim=True)
for e in range(30):
    for k in range(0, 400, 40):
        pred = net(x[k:k + 40])
        loss = -criterion(pred, y[k : k + 40])  # <- sign-turned-round
        #= loss = criterion(pred, y[k : k + 40])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())
