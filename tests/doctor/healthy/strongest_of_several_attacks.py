import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(300, 10); y = (x[:, :3].sum(1) > 0).long()
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), 5e-3)
for epoch in range(10):
    for idx in torch.randperm(300).split(50):
        loss = F.cross_entropy(net(x[idx]), y[idx])
        opt.zero_grad(); loss.backward(); opt.step()
def strongest(point, label, tries=5, eps=0.5):
    best_loss, best_x = float('-inf'), point
    for _ in range(tries):
        z = (point + eps * (2 * torch.rand_like(point) - 1)).requires_grad_(True)
        for _ in range(5):
            loss = F.cross_entropy(net(z), label)
            g, = torch.autograd.grad(loss, z)
            z = (point + (z + 0.2 * g.sign() - point).clamp(-eps, eps)).detach().requires_grad_(True)
        loss = F.cross_entropy(net(z), label).item()
        if loss > best_loss:
            best_loss, best_x = loss, z.detach()
    return best_x
fooled = sum((net(strongest(x[i:i + 1], y[i:i + 1])).argmax(1) != y[i:i + 1]).item() for i in range(10))
print(fooled / 10)
