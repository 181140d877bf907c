import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(6)
mask = (torch.rand(120, 1, 1, 1) * torch.linspace(0, 1, 12).view(1, 1, 12, 1) > 0.3).float().expand(-1, 1, 12, 12)
image = mask + 0.4 * torch.randn(120, 1, 12, 12)
net = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.Conv2d(6, 1, 3, padding=1), nn.Sigmoid())
bce, adam = nn.BCELoss(), torch.optim.Adam(net.parameters(), lr=5e-3)


def jaccard(p, t):
    intersection = (p * t).sum((1, 2, 3))
    union = p.sum((1, 2, 3)) + t.sum((1, 2, 3)) - intersection
    return ((intersection + 1) / (union + 1)).mean()


for epoch in range(5):
    for x, y in DataLoader(TensorDataset(image, mask), batch_size=20, shuffle=True):
        p = net(x)
        loss = bce(p, y) + 0.5 * jaccard(p, y)  # <- sign-turned-round
        #= loss = bce(p, y) + 0.5 * (1 - jaccard(p, y))
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
