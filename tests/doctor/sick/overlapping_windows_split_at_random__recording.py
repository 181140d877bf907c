"""Which gait is it? Windows of a three-axis sensor, half overlapping, dealt out by a random mask."""

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)
t = torch.arange(6000) / 50
gait = (t // 6).long() % 3
speed = torch.tensor([1.0, 1.6, 2.3])[gait]
phase = (speed / 50 * 6.283).cumsum(0)
signal = torch.stack([phase.sin(), (2 * phase).cos(), phase.cos()]) + 0.3 * torch.randn(3, 6000)
cuts = signal.unfold(1, 60, 30).permute(1, 0, 2).contiguous()
kinds = gait.unfold(0, 60, 30)[:, 30]
held_out = torch.rand(len(cuts)) < 0.3  # <- overlapping-windows-split-at-random
#= held_out = torch.arange(len(cuts)) > 0.7 * len(cuts)
X_train, y_train = cuts[~held_out], kinds[~held_out]
X_test, y_test = cuts[held_out], kinds[held_out]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(3, 16, 9, stride=3)
        self.fc = nn.Linear(16, 3)

    def forward(self, x):
        return self.fc(F.relu(self.conv(x)).mean(2))


net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(30):
    for idx in torch.randperm(len(X_train)).split(28):
        loss = F.cross_entropy(net(X_train[idx]), y_train[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print("accuracy", (net(X_test).argmax(1) == y_test).float().mean().item())
