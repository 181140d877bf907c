import torch
from torch import nn


class Reverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad):
        return -0.3 * grad


torch.manual_seed(0)
features = nn.Sequential(nn.Linear(5, 16), nn.ReLU())
label, domain = nn.Linear(16, 2), nn.Linear(16, 2)
opt = torch.optim.Adam([*features.parameters(), *label.parameters(), *domain.parameters()], lr=0.01)
ce = nn.CrossEntropyLoss()
for step in range(50):
    source, target = torch.randn(24, 5), torch.randn(24, 5) + torch.tensor([0, 0, 0, 0, 2.0])
    h = features(torch.cat([source, target]))
    loss = ce(label(h[:24]), (source[:, 0] > 0).long())
    loss = loss + ce(domain(Reverse.apply(h)), torch.arange(2).repeat_interleave(24))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
