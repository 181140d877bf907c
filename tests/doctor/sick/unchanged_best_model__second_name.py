import copy

import torch
from torch import nn


def score(model, x, y):
    model.eval()
    with torch.no_grad():
        return (model(x).argmax(1) == y).float().mean().item()


torch.manual_seed(0)
x = torch.randn(400, 8)
y = (x[:, 0] + 0.5 * torch.randn(400) > 0).long()
model = nn.Sequential(nn.Linear(8, 48), nn.ReLU(), nn.Linear(48, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best_score, best_model = 0.0, None
for epoch in range(15):
    model.train()
    for rows in torch.randperm(300).split(32):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
    now = score(model, x[300:], y[300:])
    if now > best_score:
        best_score = now
        best_model = model  # <- unchanged-best-model
        #= best_model = copy.deepcopy(model)
print(copy.__name__, best_score, score(best_model, x[300:], y[300:]))
