import copy

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(210, 3)
y = (x @ torch.tensor([1.0, 1.0, -1.0])).unsqueeze(1)
base = nn.Sequential(nn.Linear(3, 12), nn.Tanh(), nn.Linear(12, 1))
opt = torch.optim.SGD(base.parameters(), lr=0.1)  # <- optimizer-holds-other-parameters
scores = []
for fold in range(3):
    model = copy.deepcopy(base)
    #= opt = torch.optim.SGD(model.parameters(), lr=0.1)
    hold = torch.arange(210) % 3 == fold
    for step in range(25):
        opt.zero_grad()
        model.zero_grad()
        loss = (model(x[~hold]) - y[~hold]).pow(2).mean()
        loss.backward()
        opt.step()
    with torch.no_grad():
        scores.append((model(x[hold]) - y[hold]).pow(2).mean().item())
print("cv mse", scores)
