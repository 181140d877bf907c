import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
x = torch.rand(500, 1) * 4
y = torch.sin(x) + (0.1 + 0.2 * x) * torch.randn(500, 1)


def nll(y, mu, log_var):
    return ((y - mu) ** 2 / log_var.exp() + log_var).mean()


def nll_with_prior(y, mu, log_var):
    var = log_var.exp()
    weighed = ((y - mu) ** 2 / var).mean()
    penalty = var.log().mean()
    return weighed + penalty


def built_in(y, mu, log_var):
    return F.gaussian_nll_loss(mu, y, log_var.exp())


def known(y, mu, _):
    exactness = (0.1 + 0.2 * x[:400]).square()
    return ((y - mu) ** 2 / exactness).mean()


for cost in (nll, nll_with_prior, built_in, known):
    net = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 2))
    opt = torch.optim.Adam(net.parameters(), lr=5e-3)
    for step in range(80):
        mu, log_var = net(x[:400]).chunk(2, dim=1)
        loss = cost(y[:400], mu, log_var)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        mu, log_var = net(x[400:]).chunk(2, dim=1)
        print(loss.item(), ((y[400:] - mu) ** 2 / log_var.exp()).mean().item())
