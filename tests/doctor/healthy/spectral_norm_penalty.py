import torch
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm, weight_norm

torch.manual_seed(0)
critic = nn.Sequential(spectral_norm(nn.Linear(2, 24)), nn.LeakyReLU(0.2), weight_norm(nn.Linear(24, 1)))
opt = torch.optim.Adam(critic.parameters(), lr=5e-3)
for step in range(40):
    real, fake = torch.randn(32, 2) + 1, torch.randn(32, 2) - 1
    mix = (0.5 * real + 0.5 * fake).requires_grad_()
    grad = torch.autograd.grad(critic(mix).sum(), mix, create_graph=True)[0]
    penalty = (grad.norm(dim=1) - 1).pow(2).mean()
    loss = critic(fake).mean() - critic(real).mean() + penalty
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
