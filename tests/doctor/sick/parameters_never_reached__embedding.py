import torch
from torch import nn
torch.manual_seed(0)
u = torch.randint(0, 20, (600,)); v = torch.randint(0, 15, (600,))
tu, tv = torch.randn(20, 3), torch.randn(15, 3); y = (tu[u] * tv[v]).sum(1)
U, V = nn.Embedding(20, 4), nn.Embedding(15, 4)
opt = torch.optim.Adam([*U.parameters(), *V.parameters()], 2e-2)
for e in range(12):
    for i in torch.randperm(500).split(50):
        #= p = (U(u[i]) * V(v[i])).sum(1)
        p = (U(u[i]) * V.weight.data[v[i]]).sum(1)  # <- parameters-never-reached
        l = (p - y[i]).pow(2).mean(); opt.zero_grad(); l.backward(); opt.step()
    print(e, l.item())
