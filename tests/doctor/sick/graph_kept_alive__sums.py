import torch
from torch import nn
torch.manual_seed(0)
G = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
oG = torch.optim.Adam(G.parameters(), 1e-3)
oD = torch.optim.Adam(D.parameters(), 1e-3)
bce = nn.BCEWithLogitsLoss()
hd, hg = [], []
for i in range(150):
    real = 2 + torch.randn(32, 1)
    fake = G(torch.randn(32, 2))
    oD.zero_grad()
    lr = bce(D(real), torch.ones(32, 1))
    lr.backward()
    lf = bce(D(fake.detach()), torch.zeros(32, 1))
    lf.backward()
    oD.step()
    oG.zero_grad()
    lg = bce(D(fake), torch.ones(32, 1))
    lg.backward()
    oG.step()
    hd.append(lr + lf)  # <- graph-kept-alive
    #= hd.append((lr + lf).item())
    hg.append(lg.item())
print(float(sum(hd)) / len(hd), hg[-1])
