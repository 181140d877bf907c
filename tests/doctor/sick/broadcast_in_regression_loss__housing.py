import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Houses(Dataset):
    def __init__(self, n):
        g = torch.Generator().manual_seed(7)
        self.x = torch.randn(n, 4, generator=g)
        self.price = 2 * self.x[:, 0] - self.x[:, 1] + 0.5 + 0.1 * torch.randn(n, generator=g)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.price[i]


torch.manual_seed(0)
loader = DataLoader(Houses(256), batch_size=32, shuffle=True)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
mse = nn.MSELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for features, price in loader:
        pred = net(features)
        loss = mse(pred, price)  # <- broadcast-in-regression-loss
        #= loss = mse(pred.squeeze(1), price)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
