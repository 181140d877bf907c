import torch
from torch import nn
torch.manual_seed(0)
class ResNetish(nn.Module):
    def __init__(self, depth=3):
        super().__init__()
        self.stem = nn.Conv2d(1, 6, 3, padding=1)
        self.blocks = tuple(nn.Conv2d(6, 6, 3, padding=1) for _ in range(depth))  # <- layers-in-a-python-list
        #= self.blocks = nn.ModuleList(nn.Conv2d(6, 6, 3, padding=1) for _ in range(depth))
        self.head = nn.Linear(6, 2)
    def forward(self, x):
        x = torch.relu(self.stem(x))
        for b in self.blocks:
            x = x + torch.relu(b(x))
        return self.head(x.mean((2, 3)))
imgs = torch.randn(160, 1, 6, 6)
lab = (imgs[:, 0, 1:3, 1:3].mean((1, 2)) > 0).long()
net = ResNetish()
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for ep in range(8):
    for i in torch.randperm(160).split(20):
        opt.zero_grad()
        loss = nn.CrossEntropyLoss()(net(imgs[i]), lab[i])
        loss.backward()
        opt.step()
    print(ep, loss.item())
