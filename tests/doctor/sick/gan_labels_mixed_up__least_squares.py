"""A least-squares GAN for points on a line; the lines for real and fake were copied."""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(1)


def mlp(*sizes):
    layers = [m for a, b in zip(sizes, sizes[1:]) for m in (nn.Linear(a, b), nn.LeakyReLU(0.1))]
    return nn.Sequential(*layers[:-1])


gen, dis = mlp(3, 24, 2), mlp(2, 24, 1)
opt_g = torch.optim.RMSprop(gen.parameters(), lr=5e-4)
opt_d = torch.optim.RMSprop(dis.parameters(), lr=5e-4)
for it in range(120):
    x = torch.rand(48, 1)
    x = torch.cat([x, 2 * x + 1], 1)
    made = gen(torch.randn(48, 3))
    on_data, on_made = dis(x), dis(made.detach())
    loss_d = F.mse_loss(on_data, torch.ones_like(on_data))
    loss_d = loss_d + F.mse_loss(on_made, torch.ones_like(on_made))  # <- gan-labels-mixed-up
    #= loss_d = loss_d + F.mse_loss(on_made, torch.zeros_like(on_made))
    opt_d.zero_grad()
    loss_d.backward()
    opt_d.step()
    again = dis(made)
    loss_g = F.mse_loss(again, torch.ones_like(again))
    opt_g.zero_grad()
    loss_g.backward()
    opt_g.step()
print(loss_d.item(), loss_g.item())
