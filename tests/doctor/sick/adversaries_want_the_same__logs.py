import torch
from torch import nn
torch.manual_seed(0)
G = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
D = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(), nn.Linear(32, 1), nn.Sigmoid())
g_opt = torch.optim.Adam(G.parameters(), 1e-3)
d_opt = torch.optim.Adam(D.parameters(), 1e-3)
def nll(p, is_real):
    return -torch.log(p + 1e-8).mean() if is_real else -torch.log(1 - p + 1e-8).mean()
for i in range(200):
    real = torch.randn(64, 2) + 3
    fake = G(torch.randn(64, 4))
    d_opt.zero_grad()
    (nll(D(real), True) + nll(D(fake.detach()), False)).backward()
    d_opt.step()
    g_opt.zero_grad()
    lg = nll(D(fake), False)  # <- adversaries-want-the-same
    #= lg = nll(D(fake), True)
    lg.backward()
    g_opt.step()
print(lg.item())
