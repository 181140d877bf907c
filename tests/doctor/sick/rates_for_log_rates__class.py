import torch
from torch import nn
torch.manual_seed(12)
X = torch.randn(500, 4)
rate = torch.exp(0.6 * X[:, 0] - 0.4 * X[:, 1] + 1)
counts = torch.poisson(rate)
class Rate(nn.Module):
    def __init__(self):
        super().__init__(); self.f = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1), nn.Softplus())
    def forward(self, x): return self.f(x)[:, 0]
m = Rate(); o = torch.optim.Adam(m.parameters(), 5e-3)
#= lossf = nn.PoissonNLLLoss(log_input=False)
lossf = nn.PoissonNLLLoss()  # <- rates-for-log-rates
for e in range(15):
    for b in torch.randperm(400).split(40):
        loss = lossf(m(X[b]), counts[b])  # <- rates-for-log-rates, kept
        o.zero_grad(); loss.backward(); o.step()
with torch.no_grad(): print("mean rate", m(X[400:]).mean().item(), "true", counts[400:].mean().item())
