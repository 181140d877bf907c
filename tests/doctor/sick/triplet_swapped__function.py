import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(2)
centres = torch.randn(5, 10)
embed = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 6))
opt = torch.optim.Adam(embed.parameters(), lr=3e-3)


def near(kind):
    return centres[kind] + 0.6 * torch.randn(len(kind), 10)


for step in range(60):
    kind = torch.randint(0, 5, (64,))
    other = (kind + torch.randint(1, 5, (64,))) % 5
    a, pos, neg = near(kind), near(kind), near(other)
    za, z_neg, z_pos = embed(a), embed(neg), embed(pos)
    loss = F.triplet_margin_loss(za, z_neg, z_pos, margin=0.5)  # <- triplet-swapped
    #= loss = F.triplet_margin_loss(za, z_pos, z_neg, margin=0.5)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
