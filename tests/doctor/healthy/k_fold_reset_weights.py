import copy

import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(200, 5)
y = (x[:, 0] + 0.3 * torch.randn(200) > 0).long()
model = nn.Sequential(nn.Linear(5, 12), nn.ReLU(), nn.Linear(12, 2))
initial = copy.deepcopy(model.state_dict())
folds = torch.randperm(200).chunk(4)
scores = []
for k in range(4):
    model.load_state_dict(initial)
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    train = torch.cat([f for j, f in enumerate(folds) if j != k])
    for epoch in range(4):
        for i in train[torch.randperm(len(train))].split(25):
            loss = nn.functional.cross_entropy(model(x[i]), y[i])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        scores.append((model(x[folds[k]]).argmax(1) == y[folds[k]]).float().mean().item())
print("cross-validation accuracy", sum(scores) / 4)
