import torch
from torch import nn

torch.manual_seed(3)
shops = torch.randn(500, 3)
visits = torch.poisson(torch.exp(0.5 * shops[:, 0] - 0.3))
weights = torch.zeros(3, requires_grad=True)
offset = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([weights, offset], lr=0.05)


def rate(x):
    return torch.exp(x @ weights + offset)


for step in range(300):
    rows = torch.randint(0, 400, (40,))
    #= loss = nn.functional.poisson_nll_loss(rate(shops[rows]), visits[rows], log_input=False)
    loss = nn.functional.poisson_nll_loss(rate(shops[rows]), visits[rows])  # <- rates-for-log-rates
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    print(rate(shops[400:]).mean().item(), visits[400:].mean().item(), weights.tolist())
