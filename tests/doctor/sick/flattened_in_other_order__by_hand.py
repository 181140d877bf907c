import torch, torch.nn as nn
torch.manual_seed(0)
x = torch.randn(360, 14, 4); y = (x[..., 0] > x[..., 1]).float()
gru, lin = nn.GRU(4, 16), nn.Linear(16, 1)
o = torch.optim.Adam([*gru.parameters(), *lin.parameters()], 1e-2)
for ep in range(4):
    for i in torch.randperm(360).split(36):
        p = lin(gru(x[i].transpose(0, 1))[0]).sigmoid()
        err = p.view(-1) - y[i].view(-1)  # <- flattened-in-other-order
        #= err = p.view(-1) - y[i].t().reshape(-1)
        loss = (err ** 2).mean()
        o.zero_grad(); loss.backward(); o.step()
    print(ep, loss.item())
