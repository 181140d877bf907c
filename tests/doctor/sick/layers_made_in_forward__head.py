import torch
import torch.nn as nn


class LazyHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 3, 3)
        #= self.fc = nn.Linear(48, 2)

    def forward(self, x):
        x = torch.relu(self.conv(x)).flatten(1)
        fc = nn.Linear(x.shape[1], 2)  # <- layers-made-in-forward
        return fc(x)  # --
        #= return self.fc(x)


torch.manual_seed(0)
imgs = torch.randn(200, 1, 6, 6)
labels = (imgs[:, 0, :, :3].sum((1, 2)) > imgs[:, 0, :, 3:].sum((1, 2))).long()
net = LazyHead()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(8):
    for idx in torch.randperm(200).split(25):
        loss = nn.functional.cross_entropy(net(imgs[idx]), labels[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
