import torch
import torch.nn as nn
torch.manual_seed(0)
rows = torch.randn(240, 8)
target = (rows[:, 0] > rows[:, 1]).long()
idx = torch.randperm(240)
train_idx = idx[:200]
valid_idx = torch.randperm(240)[200:]  # <- train-split-overlaps-test
#= valid_idx = idx[200:]
net = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for ep in range(6):
    for b in train_idx[torch.randperm(200)].split(25):
        loss = nn.functional.cross_entropy(net(rows[b]), target[b])
        opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad():
        va = (net(rows[valid_idx]).argmax(1) == target[valid_idx]).float().mean().item()  # <- train-split-overlaps-test, kept
    print(ep, va)
