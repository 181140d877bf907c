import torch
from torch import nn


def score(model, x, y):
    model.eval()
    with torch.no_grad():
        return (model(x).argmax(1) == y).float().mean().item()


torch.manual_seed(0)
x = torch.randn(400, 8)
y = (x[:, 0] + 0.5 * torch.randn(400) > 0).long()
best_score, best_model = 0.0, None
for width in (4, 16, 64):
    model = nn.Sequential(nn.Linear(8, width), nn.ReLU(), nn.Linear(width, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    model.train()
    for epoch in range(4):
        for rows in torch.randperm(200).split(32):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
            loss.backward()
            optimizer.step()
    now = score(model, x[200:300], y[200:300])
    if now > best_score:
        best_score, best_width = now, width
        best_model = model
print(best_width, best_score, score(best_model, x[300:], y[300:]))
