import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Twofold(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(8, 24), nn.ReLU())
        self.kind, self.size = nn.Linear(24, 3), nn.Linear(24, 1)

    def forward(self, x):
        h = self.trunk(x)
        return self.kind(h), self.size(h).squeeze(-1)


torch.manual_seed(32)
x = torch.randn(300, 8)
data = TensorDataset(x, x[:, :3].argmax(1), x[:, 3:].sum(1) / 2)
net = Twofold()
optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(6):
    for rows, kind, size in DataLoader(data, batch_size=50, shuffle=True):
        k, s = net(rows)
        loss = F.cross_entropy(k, kind)
        loss += 0.5 * float(F.mse_loss(s, size))  # <- loss-term-without-gradient
        #= loss += 0.5 * F.mse_loss(s, size)
        optimizer.zero_grad()
        (loss / 2).backward()
        optimizer.step()
    print(epoch, loss.item())
