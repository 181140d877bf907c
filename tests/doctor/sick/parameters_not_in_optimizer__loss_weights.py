import torch
from torch import nn

class Uncertainty(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.log_var = nn.Parameter(torch.zeros(n))
    def forward(self, losses):
        return sum(torch.exp(-s) * l + s for s, l in zip(self.log_var, losses))

torch.manual_seed(0)
x = torch.randn(256, 5)
depth, normal = 3 * x[:, :1] + 1, (x[:, 1:2] > 0).float()
trunk = nn.Sequential(nn.Linear(5, 24), nn.ReLU())
a, b = nn.Linear(24, 1), nn.Linear(24, 1)
weigh = Uncertainty(2)
opt = torch.optim.Adam([{"params": trunk.parameters()}, {"params": [*a.parameters(), *b.parameters()], "lr": 5e-3}], lr=2e-3)  # <- parameters-not-in-optimizer
#= opt = torch.optim.Adam([{"params": trunk.parameters()}, {"params": [*a.parameters(), *b.parameters(), *weigh.parameters()], "lr": 5e-3}], lr=2e-3)
for it in range(200):
    h = trunk(x)
    total = weigh([nn.functional.mse_loss(a(h), depth), nn.functional.binary_cross_entropy_with_logits(b(h), normal)])
    opt.zero_grad()
    total.backward()
    opt.step()
print(total.item(), weigh.log_var.tolist())
