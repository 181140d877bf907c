import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
x = torch.randn(400, 5)
y = x.sum(1) + torch.randn(400)


def pinball(pred, target, q):
    e = target - pred
    return torch.max(q * e, (q - 1) * e).mean()


def tilted(pred, target, q):
    over = pred - target
    return torch.max((1 - q) * over, -q * over).mean()


def leaky(pred, target, slope):
    gap = pred - target
    return torch.maximum(gap, slope * gap).mean()


for loss_of in (pinball, tilted):
    net = nn.Linear(5, 1)
    opt = torch.optim.Adam(net.parameters(), lr=2e-2)
    for step in range(60):
        loss = loss_of(net(x[:320])[:, 0], y[:320], 0.9)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(loss.item(), leaky(net(x[320:])[:, 0], y[320:], 0.1).item())

kinds = (x[:, :4] + torch.randn(400, 4)).argmax(1)
net = nn.Linear(5, 4)
opt = torch.optim.Adam(net.parameters(), lr=2e-2)
for step in range(60):
    loss = F.cross_entropy(net(x[:320]), kinds[:320])
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    top = net(x[320:]).topk(2, dim=1).indices
    hits = top == kinds[320:, None]
    first = net(x[320:]).topk(1, dim=1).indices
    print(hits.any(1).float().mean().item(), hits.float().sum(1).mean().item(), hits.float().mean(0).tolist())
    print((first == kinds[320:, None]).float().mean().item())
    near = torch.cdist(x[320:], x[:320]).topk(5, dim=1, largest=False).indices
    print((kinds[:320][near] == kinds[320:, None]).float().mean().item())  # how many of five neighbours agree

images = torch.rand(60, 1, 16, 16)
masks = (F.avg_pool2d(images, 3, 1, 1) > 0.5).float()
smooth = F.interpolate(masks, size=(8, 8), mode="bilinear", align_corners=False) > 0.5
sharp = F.interpolate(masks, size=(8, 8), mode="nearest").long()
grey = (F.interpolate(images, size=(8, 8), mode="bilinear", align_corners=False) * 255).long()
net = nn.Conv2d(1, 1, 3, padding=1)
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for step in range(40):
    loss = F.binary_cross_entropy_with_logits(net(grey / 255), smooth.float())
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), sharp.float().mean().item())
