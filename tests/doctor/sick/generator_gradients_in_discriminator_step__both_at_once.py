"""A spiral, drawn by a generator; both nets are cleared once, and both step at the end of the round."""
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(47)
artist = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 2))
expert = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
artist_opt = torch.optim.Adam(artist.parameters(), lr=1e-3, betas=(0.5, 0.999))
expert_opt = torch.optim.Adam(expert.parameters(), lr=1e-3, betas=(0.5, 0.999))
for turn in range(200):
    angle = 6 * torch.rand(64, 1)
    real = angle / 3 * torch.cat([angle.sin(), angle.cos()], dim=1)
    fake = artist(torch.randn(64, 3))
    artist_opt.zero_grad()
    expert_opt.zero_grad()
    doubt = F.softplus(-expert(real)).mean() + F.softplus(expert(fake.detach())).mean()
    doubt.backward()
    #= expert_opt.step()
    trust = F.softplus(-expert(fake)).mean()
    trust.backward()  # <- generator-gradients-in-discriminator-step, kept
    expert_opt.step()  # --
    artist_opt.step()
print(doubt.item(), trust.item())
