import torch
from torch import nn

torch.manual_seed(0)
forger = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 2))
police = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
opt_f, opt_p = torch.optim.Adam(forger.parameters(), 1e-3), torch.optim.Adam(police.parameters(), 1e-3)
bce = nn.functional.binary_cross_entropy_with_logits
with torch.no_grad():
    first = forger(torch.randn(64, 3))
for step in range(150):
    real = torch.randn(64, 2) + 1
    with torch.no_grad():
        fake = forger(torch.randn(64, 3)) if step > 50 else first
    scores = police(torch.cat([real, fake]))
    loss_p = bce(scores, (torch.arange(128) < 64).float().unsqueeze(1))
    opt_p.zero_grad()
    loss_p.backward()
    opt_p.step()
    if step > 50 and step % 3 == 0:  # the forger learns later and less often
        police.requires_grad_(False)
        loss_f = bce(police(forger(torch.randn(64, 3))), torch.ones(64, 1))
        opt_f.zero_grad()
        loss_f.backward()
        opt_f.step()
        police.requires_grad_(True)
print(loss_p.item(), loss_f.item())
