import torch
from torch import nn
x = torch.randn(400, 6, generator=torch.Generator().manual_seed(0))
y = (x[:, 0] + x[:, 1] > 0).long()
for lr in (1e-5, 1e-3, 1e-1, 1.0, 10.0, 100.0):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    for epoch in range(10):
        for idx in torch.randperm(300).split(50):
            loss = nn.functional.cross_entropy(model(x[idx]), y[idx])
            opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad():
        print(lr, nn.functional.cross_entropy(model(x[300:]), y[300:]).item())
