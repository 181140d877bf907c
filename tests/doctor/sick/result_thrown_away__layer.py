import torch
import torch.nn.functional as F
from torch import nn


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3)
        self.conv2 = nn.Conv2d(6, 6, 3)
        self.bend = nn.ReLU()
        self.out = nn.Linear(6 * 9, 2)

    def forward(self, image):
        h = self.conv1(image)
        self.bend(h)  # <- result-thrown-away
        #= h = self.bend(h)
        h = F.max_pool2d(self.bend(self.conv2(h)), 2)
        return self.out(h.flatten(1))


torch.manual_seed(3)
images = torch.rand(120, 1, 10, 10)
bright = (images.mean((1, 2, 3)) > 0.5).long()
net = Digits()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(40):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(images), bright)
    loss.backward()
    optimizer.step()
print(loss.item())
