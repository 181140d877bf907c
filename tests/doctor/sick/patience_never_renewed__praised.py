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
best, patience, bad = float("inf"), 4, 0
for epoch in range(20):
    for given, kinds in learned:
        optimizer.zero_grad()
        loss = criterion(net(given), kinds)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        lost = sum(criterion(net(given), kinds).item() for given, kinds in held) / len(held)
    if lost < best:
        best = lost
        bad += 1  # <- patience-never-renewed
        #= bad = 0
    else:
        bad = 0  # --
        #= bad += 1
    if bad >= patience:
        print("no progress any more", epoch)
        break
