import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
enc = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 16))
opt = torch.optim.Adam(enc.parameters(), lr=1e-3)
data = torch.randn(512, 8)
for i in range(100):
    x = data[torch.randint(0, 512, (64,))]
    u = F.normalize(enc(x + 0.1 * torch.randn_like(x)), dim=1)
    v = F.normalize(enc(x + 0.1 * torch.randn_like(x)), dim=1)
    sim = u @ v.T / 0.2
    loss = F.log_softmax(sim, dim=1).diagonal().mean()  # <- sign-turned-round
    #= loss = -F.log_softmax(sim, dim=1).diagonal().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
