"""A diffusion over a schedule of its own; the forward process takes the shares as they are."""

import torch
from torch import nn

torch.manual_seed(0)
T = 80
alphas = 1.0 - torch.linspace(1e-4, 0.05, T)
alpha_bars = alphas.cumprod(dim=0)


def q_sample(x_start, t, noise):
    a_bar = alpha_bars[t].view(-1, 1)
    return a_bar * x_start + (1.0 - a_bar) * noise  # <- noised-without-roots
    #= return a_bar**0.5 * x_start + (1.0 - a_bar) ** 0.5 * noise


eps_model = nn.Sequential(nn.Linear(3, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.AdamW(eps_model.parameters(), lr=2e-3)
moon = torch.rand(600, 1) * 3.14
data = torch.cat([moon.cos(), moon.sin()], 1) + 0.05 * torch.randn(600, 2)
for step in range(300):
    x = data[torch.randint(600, (60,))]
    t = torch.randint(T, (60,))
    noise = torch.randn_like(x)
    guess = eps_model(torch.cat([q_sample(x, t, noise), t[:, None] / T], 1))
    loss = nn.functional.mse_loss(guess, noise)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
