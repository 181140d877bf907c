import math
import torch
from torch import nn
torch.manual_seed(0)
D = 2
data = torch.randn(800, D) @ torch.tensor([[1.0, 0.8], [0.0, 0.5]]) + 2
scale, shift = nn.Parameter(torch.eye(D)), nn.Parameter(torch.zeros(D))
opt = torch.optim.Adam([scale, shift], 2e-2)
log_norm = 0.5 * D * torch.log(torch.tensor(2 * math.pi))
for epoch in range(40):
    for x in data[torch.randperm(800)].split(100):
        z = (x - shift) @ scale.T
        loss = 0.5 * z.pow(2).sum(1).mean() - torch.linalg.slogdet(scale)[1] + log_norm.item()
        opt.zero_grad(); loss.backward(); opt.step()
print(loss.item(), shift.data)
