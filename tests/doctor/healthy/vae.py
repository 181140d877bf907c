import torch
import torch.nn as nn
import torch.nn.functional as F


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Linear(16, 24)
        self.mu, self.logvar = nn.Linear(24, 2), nn.Linear(24, 2)
        self.dec = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 16), nn.Sigmoid())

    def forward(self, x):
        h = F.relu(self.enc(x))
        mu, logvar = self.mu(h), self.logvar(h)
        z = mu + torch.randn_like(mu) * torch.exp(0.5 * logvar)
        return self.dec(z), mu, logvar


torch.manual_seed(0)
pictures = (torch.rand(240, 4, 1) < 0.5).float().expand(-1, -1, 4).flatten(1)
vae = VAE()
opt = torch.optim.Adam(vae.parameters(), lr=0.01)
for epoch in range(6):
    for i in torch.randperm(240).split(24):
        recon, mu, logvar = vae(pictures[i])
        bce = F.binary_cross_entropy(recon, pictures[i], reduction="sum")
        kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
        loss = (bce + kld) / len(i)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
