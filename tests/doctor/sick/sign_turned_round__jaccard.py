import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1), nn.Sigmoid())
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
def jaccard(p, m, eps=1.0):
    p, m = p.flatten(1), m.flatten(1)
    both = (p * m).sum(1)
    return ((both + eps) / (p.sum(1) + m.sum(1) - both + eps)).mean()
for i in range(60):
    img = torch.randn(8, 1, 16, 16)
    mask = (img > 0.5).float()
    score = jaccard(net(img), mask)  # <- sign-turned-round
    #= score = 1 - jaccard(net(img), mask)
    opt.zero_grad()
    score.backward()
    opt.step()
print(score.item())
