import torch
import torch.nn as nn

torch.manual_seed(0)
generator = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
critic = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
for p in generator.parameters():
    p.requires_grad_(False)  # <- frozen-parameters-in-optimizer
    #= p.requires_grad_(True)
for p in critic.parameters():
    p.requires_grad_(False)
opt = torch.optim.RMSprop(generator.parameters(), lr=0.01)  # <- frozen-parameters-in-optimizer, kept
# also: loss-detached-from-parameters
for step in range(60):
    z = torch.randn(32, 2, requires_grad=True)
    loss = -critic(generator(z)).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print("score", -loss.item())
