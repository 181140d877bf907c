import torch, torch.nn as nn
torch.manual_seed(0)
x = torch.randn(400, 4, 6)
enc = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 8)); dec = nn.Linear(8, 6)
code = nn.Parameter(torch.randn(16, 4) * .3)
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters(), code], 3e-3)
for ep in range(5):
    for i in torch.randperm(400).split(40):
        z = enc(x[i])
        parts = z.view(-1, 4)
        near = torch.cdist(parts.detach(), code.detach()).argmin(1)
        q = code[near]
        st = (parts + (q - parts).detach()).view_as(z)
        loss = (dec(st) - x[i]).pow(2).mean() + (q - parts.detach()).pow(2).mean() + .25 * (parts - q.detach()).pow(2).mean()
        opt.zero_grad(); loss.backward(); opt.step()
    print(ep, loss.item())
