import torch
from torch import nn

torch.manual_seed(0)
data = torch.randn(500, 2) @ torch.randn(2, 8)
enc, dec = nn.Linear(8, 4), nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 8))
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=5e-3)


def elbo(x):
    mu, logvar = enc(x).chunk(2, 1)
    z = mu + torch.exp(0.5 * logvar) * torch.randn_like(mu)
    rec = (dec(z) - x).pow(2).sum(1)
    kl = 0.5 * (mu**2 + logvar.exp() - 1 - logvar).sum(1)
    return (rec + 0.1 * kl).mean()


for epoch in range(12):
    for rows in torch.randperm(400).split(40):
        loss = elbo(data[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.random.fork_rng():
        torch.manual_seed(7)  # the same noise in every validation
        with torch.no_grad():
            print(epoch, elbo(data[400:]).item())
