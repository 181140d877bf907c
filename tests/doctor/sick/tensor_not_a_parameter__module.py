import torch
from torch import nn


class PolynomialFit(nn.Module):
    def __init__(self, degree):
        super().__init__()
        self.coef = torch.zeros(degree + 1, requires_grad=True)  # <- tensor-not-a-parameter
        #= self.coef = nn.Parameter(torch.zeros(degree + 1))
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, x):
        powers = torch.stack([x**k for k in range(len(self.coef))], dim=1)
        return self.scale * (powers @ self.coef) + 0.1 * self.scale


torch.manual_seed(0)
x = torch.linspace(-1, 1, 100)
y = 1 - 2 * x + 3 * x**2
model = PolynomialFit(2)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for t in range(80):
    loss = (model(x) - y).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), model.coef.tolist())
