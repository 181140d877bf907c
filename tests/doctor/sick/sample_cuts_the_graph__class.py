import torch
import torch.distributions as D
import torch.nn.functional as F
from torch import nn


class Compressor(nn.Module):
    def __init__(self, wide=12, narrow=3):
        super().__init__()
        self.shrink = nn.Sequential(nn.Linear(wide, 20), nn.GELU(), nn.Linear(20, 2 * narrow))
        self.grow = nn.Sequential(nn.Linear(narrow, 20), nn.GELU(), nn.Linear(20, wide))

    def forward(self, x):
        middle, width = self.shrink(x).chunk(2, -1)
        posterior = D.Independent(D.Normal(middle, F.softplus(width) + 1e-3), 1)
        z = posterior.sample()  # <- sample-cuts-the-graph
        #= z = posterior.rsample()
        return self.grow(z), posterior


torch.manual_seed(9)
data = torch.tanh(torch.randn(256, 3) @ torch.randn(3, 12))
prior = D.Independent(D.Normal(torch.zeros(3), torch.ones(3)), 1)
model = Compressor()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
for epoch in range(8):
    for rows in torch.randperm(256).split(32):
        back, posterior = model(data[rows])
        loss = F.mse_loss(back, data[rows], reduction="sum") / 32 + D.kl_divergence(posterior, prior).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
