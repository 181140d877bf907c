import torch
from torch import nn

torch.manual_seed(1)
x = torch.randn(400, 4)
y = x @ torch.randn(4) + torch.randn(400)


def score(a, b):
    residual = ((a - b) ** 2).mean()
    return (1.0 - residual / a.var(unbiased=False)).item()  # <- scored-against-predictions
    #= return (1.0 - residual / b.var(unbiased=False)).item()


net = nn.Linear(4, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for step in range(100):
    loss = nn.functional.mse_loss(net(x[:300])[:, 0], y[:300])
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    print(loss.item(), score(net(x[300:])[:, 0], y[300:]))
