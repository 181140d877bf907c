import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(4)
x = torch.rand(512, 3)
y = x[:, :1] * 2 - x[:, 1:2] * x[:, 2:]
data = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
net = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)


def one_epoch():
    summed = 0.0
    for batch, (features, target) in enumerate(data):
        error = nn.functional.l1_loss(net(features), target)
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
        summed += error.item()
        return summed / (batch + 1)  # <- left-after-first-batch
    #= return summed / (batch + 1)


for epoch in range(12):
    print(epoch, one_epoch())
