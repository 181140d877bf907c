import torch
from torch import nn

torch.manual_seed(0)
# a fixed random network as a measure of likeness; nobody trains it, and nobody bothered to freeze it
measure = nn.Sequential(nn.Conv1d(1, 8, 5), nn.ReLU(), nn.Conv1d(8, 8, 5))
smoother = nn.Sequential(nn.Conv1d(1, 12, 7, padding=3), nn.ReLU(), nn.Conv1d(12, 1, 7, padding=3))
optimizer = torch.optim.Adam(smoother.parameters(), lr=3e-3)
for step in range(80):
    clean = torch.sin(torch.arange(40) * 0.3 + torch.rand(16, 1, 1) * 6)
    noisy = clean + 0.3 * torch.randn_like(clean)
    restored = smoother(noisy)
    wanted = measure(clean)
    loss = (measure(restored) - wanted).pow(2).mean() + 0.1 * (restored - clean).pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 19:
        print(step + 1, round(loss.item(), 4))
