import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv1d(1, 4, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool1d(4))
        self.top = nn.Linear(16, 2)

    @torch.no_grad()  # <- no-grad-around-training
    def extract(self, x):
        return self.features(x).flatten(1)

    def forward(self, x):
        return self.top(self.extract(x))


torch.manual_seed(0)
waves = torch.randn(200, 1, 20).cumsum(2) / 4
labels = (waves[:, 0, -1] > waves[:, 0, 0]).long()
net = Net()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(50):
    loss = nn.functional.cross_entropy(net(waves), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
