import torch
from torch import nn
from torch.nn import functional as F

# principal components by gradient descent: one matrix reads and writes, nothing is bent on purpose
torch.manual_seed(1)
basis = torch.linalg.qr(torch.randn(30, 4)).Q
spread = torch.tensor([3.0, 2.5, 2.0, 1.5])


def rows(n):
    return (torch.randn(n, 4) * spread) @ basis.T + 0.05 * torch.randn(n, 30)


class Projector(nn.Module):
    def __init__(self, wide, narrow):
        super().__init__()
        self.w = nn.Parameter(torch.randn(narrow, wide) / wide**0.5)

    def forward(self, x):
        return F.linear(F.linear(x, self.w), self.w.t())


def by_hand(x, v):
    return x @ v @ v.T


train, test = rows(600), rows(200)
module = Projector(30, 4)
v = torch.randn(30, 4).div(6).requires_grad_()
for name, answer, weights in (("module", module, [*module.parameters()]), ("by hand", lambda x: by_hand(x, v), [v])):
    optimizer = torch.optim.Adam(weights, lr=0.01)
    for epoch in range(30):
        for some in torch.randperm(600).split(100):
            optimizer.zero_grad()
            loss = F.mse_loss(answer(train[some]), train[some])
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        print(name, F.mse_loss(answer(test), test).item())
