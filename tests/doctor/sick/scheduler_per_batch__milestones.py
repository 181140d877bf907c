import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(640, 6)
y = (x[:, 0] + x[:, 1] * x[:, 2] > 0).long()
learned = DataLoader(TensorDataset(x[:480], y[:480]), 32, shuffle=True)
held = DataLoader(TensorDataset(x[480:], y[480:]), 40)
net = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()
schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[8, 15], gamma=0.1)


def teach(given, kinds):
    optimizer.zero_grad()
    loss = criterion(net(given), kinds)
    loss.backward()
    optimizer.step()
    schedule.step()  # <- scheduler-per-batch
    return loss.item()


for epoch in range(20):
    losses = [teach(given, kinds) for given, kinds in learned]
    #= schedule.step()
    print(epoch, sum(losses) / len(losses))
