import torch
import torch.nn as nn

torch.manual_seed(0)
G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Dropout(0.1), nn.Linear(16, 1), nn.Sigmoid())
optG, optD = torch.optim.Adam(G.parameters(), 1e-3), torch.optim.Adam(D.parameters(), 1e-3)
bce = nn.BCELoss()
for step in range(60):
    real = torch.randn(32, 2) * 0.5 + 1
    noise = torch.randn(32, 4)
    D.zero_grad()
    loss_d = bce(D(real), torch.ones(32, 1)) + bce(D(G(noise).detach()), torch.zeros(32, 1))
    loss_d.backward()
    optD.step()
    G.zero_grad()
    loss_g = bce(D(G(noise)), torch.ones(32, 1))
    loss_g.backward()
    optG.step()
    if step % 20 == 0:
        with torch.no_grad():
            print(step, loss_d.item(), loss_g.item(), G(noise).mean().item())
