import torch
from torch import nn
torch.manual_seed(7)
x = torch.linspace(-3, 3, 200).unsqueeze(1)
y = torch.sin(2 * x) + 0.1 * torch.randn_like(x)
members = [nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1)) for _ in range(4)]
for m in members:  # --
    opt = torch.optim.Adam(m.parameters(), lr=0.01)  # <- optimizer-never-steps
#= opt = torch.optim.Adam([p for m in members for p in m.parameters()], lr=0.01)
for it in range(250):
    loss = sum(nn.functional.mse_loss(m(x), y) for m in members)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    print(torch.stack([m(x) for m in members]).mean(0).sub(y).pow(2).mean().item())
