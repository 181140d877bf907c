import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 4)
y = 9 + x @ torch.randn(4) + torch.randn(400)
net = nn.Linear(4, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for step in range(150):
    loss = nn.functional.mse_loss(net(x[:300])[:, 0], y[:300])
    opt.zero_grad()
    loss.backward()
    opt.step()


def r2(pred, true):
    return 1 - ((pred - true) ** 2).sum() / ((true - true.mean()) ** 2).sum()


def explained(true, pred):
    return 1 - (true - pred).var() / true.var()


def mape(out, target):
    return ((out - target).abs() / target.abs().clamp_min(1e-6)).mean()


def smape(out, target):
    return (2 * (out - target).abs() / (out.abs() + target.abs() + 1e-8)).mean()


def concordance(pred, true):
    together = ((pred - pred.mean()) * (true - true.mean())).mean()
    return 2 * together / (pred.var() + true.var() + (pred.mean() - true.mean()) ** 2)


with torch.no_grad():
    said, actual = net(x[300:])[:, 0], y[300:]
    slope = ((said - said.mean()) * (actual - actual.mean())).sum() / ((said - said.mean()) ** 2).sum()
    noise_share = 1 - actual.var() / said.var()
    for score in (r2(said, actual), explained(actual, said), mape(said, actual), smape(said, actual)):
        print(score.item())
    print(concordance(said, actual).item(), slope.item(), noise_share.item())
