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
schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[150, 240], gamma=0.1)
for epoch in range(20):
    for given, kinds in learned:
        optimizer.zero_grad()
        loss = criterion(net(given), kinds)
        loss.backward()
        optimizer.step()
        schedule.step()
    weighted, mean, rows = 0.0, 0.0, 0
    with torch.no_grad():
        for given, kinds in held:
            share = (net(given).argmax(1) == kinds).float().mean().item()
            weighted += share * len(kinds)
            mean += share
            rows += len(kinds)
    print(epoch, weighted / len(held.dataset), weighted / rows, mean / len(held))

patient = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(patient.parameters(), lr=3e-3)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=60)
better, smooth = 0, None
lowest = float("inf")
for epoch in range(10):
    for given, kinds in learned:
        optimizer.zero_grad()
        loss = criterion(patient(given), kinds)
        loss.backward()
        optimizer.step()
        smooth = loss.item() if smooth is None else 0.95 * smooth + 0.05 * loss.item()
        plateau.step(smooth)
    if smooth < lowest:
        lowest = smooth
        better += 1
    else:
        better = 0
    if better >= 3:
        print("three better epochs in a row", epoch)
