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
for epoch in range(5):
    for given, kinds in learned:
        optimizer.zero_grad()
        loss = criterion(net(given), kinds)
        loss.backward()
        optimizer.step()
    share = 0.0
    with torch.no_grad():
        for given, kinds in held:
            share += (net(given).argmax(1) == kinds).float().mean().item()
    print(epoch, share / len(held.dataset))  # <- batch-means-over-rows
    #= print(epoch, share / len(held))
