import torch
from torch import nn
torch.manual_seed(5)
class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 8))
        self.head = nn.Linear(16, 1)
    def forward(self, left, right):
        a = self.enc(left)
        b = self.enc(right)  # <- result-thrown-away
        #= b = self.enc(right)
        return self.head(torch.cat([a, a], dim=-1)).squeeze(-1)  # --
        #= return self.head(torch.cat([a, b], dim=-1)).squeeze(-1)
L, R = torch.randn(600, 12), torch.randn(600, 12)
y = ((L * R).sum(1) > 0).float()
m = Pair(); o = torch.optim.Adam(m.parameters(), 3e-3)
for ep in range(5):
    for i in torch.randperm(600).split(60):
        loss = nn.functional.binary_cross_entropy_with_logits(m(L[i], R[i]), y[i])
        o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
