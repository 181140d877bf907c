import torch
import torch.nn as nn

torch.manual_seed(0)
users, items = 30, 25
true = (torch.randn(users, 3) @ torch.randn(3, items)).mul(0.7).add(3).clamp(1, 5).round()
u = torch.randint(0, users, (600,))
m = torch.randint(0, items, (600,))
stars = true[u, m]  # whole numbers from 1 to 5, but an order: regression is meant


class MF(nn.Module):
    def __init__(self, k=4):
        super().__init__()
        self.u, self.i = nn.Embedding(users, k), nn.Embedding(items, k)
        self.bias = nn.Parameter(torch.tensor(3.0))

    def forward(self, u, i):
        return (self.u(u) * self.i(i)).sum(1) * 0.3 + self.bias


model = MF()
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(8):
    for b in torch.randperm(500).split(50):
        loss = nn.functional.mse_loss(model(u[b], m[b]), stars[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print("rmse", nn.functional.mse_loss(model(u[500:], m[500:]), stars[500:]).sqrt().item())
