"""A VAE of small curves; its divergence is summed and shared among the rows, the error is a mean over all numbers."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(17)
phase = torch.rand(900, 1) * 6.28
curves = torch.sin(torch.linspace(0, 6.28, 40) + phase) + 0.1 * torch.randn(900, 40)

encoder = nn.Sequential(nn.Linear(40, 64), nn.ReLU(), nn.Linear(64, 8))
decoder = nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 40))
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=2e-3)


def terms(curve):
    centre, log_size = encoder(curve).chunk(2, dim=1)
    code = centre + torch.randn_like(centre) * (0.5 * log_size).exp()
    far = torch.sum(-0.5 * (1 + log_size - centre**2 - log_size.exp())) / curve.shape[0]
    error = F.mse_loss(decoder(code), curve)  # <- divergence-outweighs-data
    #= error = F.mse_loss(decoder(code), curve, reduction="sum") / curve.shape[0]
    return error, far


for epoch in range(10):
    for rows in torch.randperm(900).split(60):
        error, far = terms(curves[rows])
        whole = error + far
        optimizer.zero_grad()
        whole.backward()
        optimizer.step()
    print(epoch, error.item(), far.item())
