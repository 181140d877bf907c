import torch
from torch import nn


def fit(x, y, start, lr, updates):
    xx = x.unsqueeze(1).pow(torch.tensor([1, 2, 3]))
    model = nn.Sequential(nn.Linear(3, 1), nn.Flatten(0, 1))
    with torch.no_grad():
        model[0].bias.copy_(start[:1])
        model[0].weight.copy_(start[1:].view(1, 3))
    criterion = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(updates):
        loss = criterion(model(xx), y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    linear = model[0]
    return torch.cat([linear.bias, linear.weight.flatten()]).detach(), losses
