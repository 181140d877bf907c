import torch
import torch.nn as nn

# fake is not detached in the critic's step, but both optimizers clear their own gradients before use
torch.manual_seed(0)
G = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
optG, optD = torch.optim.Adam(G.parameters(), 1e-3), torch.optim.Adam(D.parameters(), 1e-3)
bce = nn.BCEWithLogitsLoss()
real_label, fake_label = torch.full((32, 1), 0.9), torch.zeros(32, 1)
for it in range(60):
    optD.zero_grad()
    loss_real = bce(D(torch.randn(32, 1) + 3), real_label)
    loss_real.backward()
    fake = G(torch.randn(32, 3))
    loss_fake = bce(D(fake.detach()), fake_label)
    loss_fake.backward()
    optD.step()
    optG.zero_grad()
    bce(D(fake), real_label).backward()
    optG.step()
print(loss_real.item(), loss_fake.item())
