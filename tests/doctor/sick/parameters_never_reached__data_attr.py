import torch
from torch import nn
torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)  # <- parameters-never-reached, kept
        self.fc = nn.Linear(64, 2)
    def forward(self, x):
        feats = torch.relu(self.conv(x)).data  # <- parameters-never-reached
        #= feats = torch.relu(self.conv(x))
        return self.fc(feats.flatten(1))
imgs = torch.randn(160, 1, 6, 6); y = (imgs[:, 0, 2, 2] > 0).long()
net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(7):
    for b in torch.randperm(160).split(20):
        loss = nn.functional.cross_entropy(net(imgs[b]), y[b])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
