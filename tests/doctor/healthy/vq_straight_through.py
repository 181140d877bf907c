import torch
import torch.nn as nn

torch.manual_seed(0)
enc, dec = nn.Linear(6, 4), nn.Linear(4, 6)
codes = nn.Embedding(8, 4)
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters(), *codes.parameters()], lr=0.01)
centres = torch.randn(5, 6)
for step in range(60):
    x = centres[torch.randint(0, 5, (40,))] + 0.1 * torch.randn(40, 6)
    z = enc(x)
    k = torch.cdist(z, codes.weight).argmin(1)
    q = codes(k)
    straight = z + (q - z).detach()
    loss = nn.functional.mse_loss(dec(straight), x)
    loss = loss + (q - z.detach()).pow(2).mean() + 0.25 * (z - q.detach()).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
