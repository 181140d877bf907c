import torch
from torch import nn

torch.manual_seed(0)
basis = torch.randn(3, 12)
codes = torch.randn(240, 3)
data = codes @ basis / 2


class AE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(12, 8), nn.Tanh(), nn.Linear(8, 3))
        self.dec = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 12))

    def forward(self, x):
        return self.dec(self.enc(x))


ae = AE()
optim = torch.optim.Adam(ae.parameters(), lr=3e-3)
for epoch in range(10):
    perm = torch.randperm(240)
    for i in range(0, 240, 40):
        batch = data[perm[i : i + 40]]
        optim.zero_grad()
        loss = nn.functional.mse_loss(ae(batch), batch)
        loss.backward()
        ae.zero_grad()  # <- zero-grad-before-step
        optim.step()
    print(epoch, loss.item())
