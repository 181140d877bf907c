import torch
from torch import nn
torch.manual_seed(0)
real_all = torch.randn(1000, 2) * 0.3 + torch.tensor([[1.0, -1.0]])
G = nn.Sequential(nn.Linear(8, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 2))
D = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
og, od = torch.optim.Adam(G.parameters(), 1e-3, betas=(0.5, 0.999)), torch.optim.Adam(D.parameters(), 1e-3, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
fixed_noise = torch.randn(64, 8)
for epoch in range(10):
    for real in real_all[torch.randperm(1000)].split(100):
        ones, zeros = torch.ones(100, 1), torch.zeros(100, 1)
        fake = G(torch.randn(100, 8))
        d_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)
        od.zero_grad(); d_loss.backward(); od.step()
        g_loss = bce(D(fake), ones)
        og.zero_grad(); g_loss.backward(); og.step()
    with torch.no_grad():
        sample = G(fixed_noise)
    print(epoch, d_loss.item(), g_loss.item(), sample.mean(0).tolist())
