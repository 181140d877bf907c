import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
crit = nn.CrossEntropyLoss()
for _ in range(40):
    x = torch.randn(30, 6)
    y = (x[:, 0] > 0).long()
    x.requires_grad_(True)
    crit(model(x), y).backward()
    bent = (x + 0.1 * x.grad.sign()).detach()
    opt.zero_grad()
    loss = crit(model(bent), y)
    loss.backward()
    opt.step()
print(loss.item())
