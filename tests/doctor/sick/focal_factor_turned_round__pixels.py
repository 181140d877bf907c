"""Focal loss over pixels, written out for the two answers."""
import torch
from torch import nn

torch.manual_seed(18)
image = torch.rand(120, 1, 12, 12)
spot = (nn.functional.avg_pool2d(image, 3, 1, 1) > 0.62).float()
net = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.ReLU(), nn.Conv2d(12, 1, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)


class FocalLoss(nn.Module):
    def __init__(self, gamma=2, alpha=0.75):
        super().__init__()
        self.gamma, self.alpha = gamma, alpha

    def forward(self, score, truth):
        p = torch.sigmoid(score).clamp(1e-6, 1 - 1e-6)
        yes = -self.alpha * p**self.gamma * torch.log(p)  # <- focal-factor-turned-round
        #= yes = -self.alpha * (1 - p) ** self.gamma * torch.log(p)
        no = -(1 - self.alpha) * (1 - p) ** self.gamma * torch.log(1 - p)  # --
        #= no = -(1 - self.alpha) * p**self.gamma * torch.log(1 - p)
        return (truth * yes + (1 - truth) * no).mean()


loss_of = FocalLoss()
for epoch in range(8):
    for rows in torch.randperm(120).split(20):
        loss = loss_of(net(image[rows]), spot[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
