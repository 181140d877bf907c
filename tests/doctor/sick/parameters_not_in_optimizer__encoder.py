import torch
import torch.nn as nn

torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(10, 6), nn.Tanh())
decoder = nn.Linear(6, 10)
opt = torch.optim.Adam(decoder.parameters(), lr=0.01)  # <- parameters-not-in-optimizer
#= opt = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.01)
x = torch.randn(200, 3) @ torch.randn(3, 10) / 2
for epoch in range(60):
    rec = decoder(encoder(x))
    loss = nn.functional.mse_loss(rec, x)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
