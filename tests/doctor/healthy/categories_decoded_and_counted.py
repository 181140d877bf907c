"""An autoencoder with one-hot codes, its loss by hand; torch's loss measures only what came out in the end."""

import torch
from torch import nn

torch.manual_seed(6)
centres = 2 * torch.randn(6, 20)
kind = torch.randint(6, (900,))
x = centres[kind] + 0.5 * torch.randn(900, 20)
encoder = nn.Sequential(nn.Linear(20, 48), nn.ReLU(), nn.Linear(48, 8))
decoder = nn.Linear(8, 20)
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=5e-3)
for epoch in range(12):
    for rows in torch.randperm(700).split(50):
        code = nn.functional.gumbel_softmax(encoder(x[rows]), tau=0.8)
        loss = 2 * (decoder(code) - x[rows]).square().sum(1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        scores = encoder(x[700:])
        back = decoder(nn.functional.one_hot(scores.argmax(1), 8).float())
    number = scores.argmax(1)
    print(epoch, nn.functional.mse_loss(back, x[700:]).sqrt().item(), number.unique().numel())
