import torch
from torch import nn, optim
from torch.nn import functional as F


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(12, 32), nn.Tanh())
        self.mean, self.log_var = nn.Linear(32, 3), nn.Linear(32, 3)

    def forward(self, x):
        hidden = self.body(x)
        return self.mean(hidden), self.log_var(hidden)


def reparameterise(mean, log_var):
    noise = torch.randn_like(mean)
    sigma = (0.5 * log_var.detach()).exp()  # --
    #= sigma = (0.5 * log_var).exp()
    return sigma * noise + mean.detach()  # <- sample-cuts-the-graph
    #= return sigma * noise + mean


torch.manual_seed(21)
curves = torch.sin(torch.rand(320, 1) * 6 + torch.linspace(0, 3, 12)) + 0.05 * torch.randn(320, 12)
encoder, decoder = Encoder(), nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 12))
adam = optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=5e-3)
for epoch in range(20):
    for x in curves[torch.randperm(320)].split(32):
        mean, log_var = encoder(x)
        rebuilt = F.mse_loss(decoder(reparameterise(mean, log_var)), x, reduction="sum") / 32
        kld = -0.5 * (1 + log_var - mean**2 - log_var.exp()).sum() / 32
        adam.zero_grad()
        (rebuilt + 0.05 * kld).backward()
        adam.step()
print(f"rebuilt {rebuilt.item():.3f}, kld {kld.item():.3f}")
