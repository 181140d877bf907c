import torch
from torch import nn

torch.manual_seed(17)
wine = torch.randn(360, 11)
taste = wine @ torch.randn(11) + 1.2 * torch.randn(360)
parts = torch.randperm(360).view(6, 60)
net = nn.Sequential(nn.Linear(11, 48), nn.SiLU(), nn.Linear(48, 1))  # <- model-carried-through-folds
errors = torch.zeros(6)
for k in range(6):
    #= net = nn.Sequential(nn.Linear(11, 48), nn.SiLU(), nn.Linear(48, 1))
    away, rest = parts[k], parts[[j for j in range(6) if j != k]].flatten()
    adam = torch.optim.Adam(net.parameters(), lr=4e-3)
    for epoch in range(10):
        for some in rest[torch.randperm(300)].split(30):
            adam.zero_grad()
            nn.functional.mse_loss(net(wine[some]).squeeze(1), taste[some]).backward()
            adam.step()
    with torch.no_grad():
        errors[k] = nn.functional.mse_loss(net(wine[away]).squeeze(1), taste[away])
print(errors, errors.mean())
