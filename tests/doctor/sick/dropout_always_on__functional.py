import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 32)
        self.b = nn.Linear(32, 2)

    def forward(self, x):
        x = F.relu(self.a(x))
        x = F.dropout(x, 0.4)  # <- dropout-always-on
        #= x = F.dropout(x, 0.4, self.training)
        return self.b(x)


torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, 0] + x[:, 1] > 0).long()
train_dl = DataLoader(TensorDataset(x[:240], y[:240]), batch_size=24, shuffle=True)
test_dl = DataLoader(TensorDataset(x[240:], y[240:]), batch_size=30)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    net.train()
    for xb, yb in train_dl:
        opt.zero_grad()
        F.cross_entropy(net(xb), yb).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        right = sum((net(xb).argmax(1) == yb).sum().item() for xb, yb in test_dl)
    print(epoch, right / 60)
