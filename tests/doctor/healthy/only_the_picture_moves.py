import torch
from torch import nn
torch.manual_seed(0)
# which picture excites filter 3 of an untrained net the most: only the picture moves
net = nn.Sequential(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.Conv2d(8, 8, 5))
for p in net.parameters():
    p.requires_grad_(False)
image = torch.zeros(1, 1, 20, 20).normal_(0, 0.1).requires_grad_(True)
for step in range(50):
    score = net(image)[0, 3].mean() - 0.05 * image.pow(2).mean()
    score.backward()
    with torch.no_grad():
        image += 5.0 * image.grad / (image.grad.norm() + 1e-8)
        image.grad.zero_()
    if step % 10 == 0:
        print(step, score.item())
