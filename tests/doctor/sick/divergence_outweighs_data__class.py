"""A VAE of hourly temperatures, by a trainer; the divergence comes from torch.distributions."""
import torch
from torch import nn
from torch.distributions import Normal, kl_divergence
from torch.utils.data import DataLoader

torch.manual_seed(6)
hour = torch.arange(24) / 24 * 6.283
days = torch.sin(hour + torch.rand(800, 1) * 2) * (0.5 + torch.rand(800, 1)) + 0.05 * torch.randn(800, 24)


class DayVAE(nn.Module):
    def __init__(self, code=3):
        super().__init__()
        self.read = nn.Sequential(nn.Linear(24, 48), nn.Tanh(), nn.Linear(48, 2 * code))
        self.write = nn.Sequential(nn.Linear(code, 48), nn.Tanh(), nn.Linear(48, 24))

    def posterior(self, day):
        mean, size = self.read(day).chunk(2, dim=-1)
        return Normal(mean, nn.functional.softplus(size) + 1e-3)

    def forward(self, day):
        posterior = self.posterior(day)
        return self.write(posterior.rsample()), posterior


class Trainer:
    def __init__(self, model):
        self.model, self.error = model, nn.MSELoss()
        #= self.error = nn.MSELoss(reduction="sum")
        self.optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

    def loss(self, day):
        again, posterior = self.model(day)
        far = kl_divergence(posterior, Normal(0.0, 1.0)).sum()
        return self.error(again, day) + far  # <- divergence-outweighs-data, kept

    def epoch(self, loader):
        for day in loader:
            self.optimizer.zero_grad()
            loss = self.loss(day)
            loss.backward()
            self.optimizer.step()
        return loss.item()


trainer = Trainer(DayVAE())
for epoch in range(12):
    print(epoch, trainer.epoch(DataLoader(days, batch_size=50, shuffle=True)))
