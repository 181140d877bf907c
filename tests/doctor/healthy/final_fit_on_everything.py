import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(200, 4)
y = x @ torch.randn(4, 1)


def fit(rows):
    model = nn.Linear(4, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(30):
        loss = (model(x[rows]) - y[rows]).pow(2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


trial = fit(slice(0, 150))
with torch.no_grad():
    print("validation", (trial(x[150:]) - y[150:]).pow(2).mean().item())
final = fit(slice(0, 200))
with torch.no_grad():
    print("training score", (final(x) - y).pow(2).mean().item())
