"""Two blocks of one model take turns: each optimizer clears gradients that were only meant for the other."""

import torch
from torch import nn

torch.manual_seed(0)
ratings = torch.randn(40, 5) @ torch.randn(5, 30)
users = nn.Parameter(0.3 * torch.randn(40, 5))
films = nn.Parameter(0.3 * torch.randn(30, 5))
turns = [torch.optim.Adam([users], lr=0.05), torch.optim.Adam([films], lr=0.05)]
for step in range(240):
    for optimizer in turns:
        optimizer.zero_grad()
    loss = nn.functional.mse_loss(users @ films.T, ratings)
    loss.backward()
    turns[step // 3 % 2].step()
print(loss.item())
