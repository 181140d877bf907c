import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.Adam(net.parameters(), 1e-2)
for _ in range(30):
    y = torch.randint(0, 3, (24,))
    x = torch.randn(24, 8) + y[:, None]
    z = F.normalize(net(x), dim=1)
    labels = y.view(-1, 1)
    same = (labels == y).float() - torch.eye(24)
    logits = z @ z.T / 0.5 - 1e9 * torch.eye(24)
    loss = -(same * F.log_softmax(logits, dim=1)).sum() / same.sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
