import torch
from torch import nn
torch.manual_seed(0)
class Reverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, lam):
        ctx.lam = lam
        return x.view_as(x)
    @staticmethod
    def backward(ctx, g):
        return -ctx.lam * g, None
ys = torch.randint(0, 2, (400,)); xs = torch.randn(400, 6) + 2 * ys[:, None] * torch.tensor([1., 0, 0, 0, 0, 0])
yt = torch.randint(0, 2, (400,)); xt = torch.randn(400, 6) + 2 * yt[:, None] * torch.tensor([1., 0, 0, 0, 0, 0]) + torch.tensor([0., 2, 0, 0, 0, 0])
F_, C, D = nn.Sequential(nn.Linear(6, 16), nn.ReLU()), nn.Linear(16, 2), nn.Sequential(nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam([*F_.parameters(), *C.parameters(), *D.parameters()], 2e-3)
bce = nn.BCEWithLogitsLoss()
for epoch in range(20):
    lam = 2 / (1 + torch.exp(torch.tensor(-epoch / 5.0)).item()) - 1
    for i, j in zip(torch.randperm(400).split(50), torch.randperm(400).split(50)):
        fs, ft = F_(xs[i]), F_(xt[j])
        domain = bce(D(Reverse.apply(fs, lam)), torch.zeros(50, 1)) + bce(D(Reverse.apply(ft, lam)), torch.ones(50, 1))
        loss = nn.functional.cross_entropy(C(fs), ys[i]) + domain
        opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad():
        print(epoch, domain.item(), (C(F_(xt)).argmax(1) == yt).float().mean().item())
