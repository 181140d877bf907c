import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(61)
signals = torch.randn(480, 9)
level = signals[:, 0] - signals[:, 4] + 0.3 * torch.randn(480)
recordings = TensorDataset(signals, level)
train_part, test_part = random_split(recordings, [400, 80])
loaders = dict(
    train=DataLoader(train_part, batch_size=40, shuffle=True),
    test=DataLoader(test_part, batch_size=80),
)
train_loader = DataLoader(recordings, batch_size=40, shuffle=True)  # <- train-split-overlaps-test
#= train_loader = DataLoader(train_part, batch_size=40, shuffle=True)
test_loader = DataLoader(test_part, batch_size=80)
net = nn.Sequential(nn.Linear(9, 32), nn.ReLU(), nn.Linear(32, 1))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(8):
    for x, y in train_loader:
        adam.zero_grad()
        loss = nn.functional.mse_loss(net(x).squeeze(1), y)
        loss.backward()
        adam.step()
    with torch.no_grad():
        for x, y in test_loader:
            error = nn.functional.mse_loss(net(x).squeeze(1), y)
    print(epoch, loss.item(), error.item())
